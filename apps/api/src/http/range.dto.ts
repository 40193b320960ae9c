import { IsOptional } from 'class-validator';
import { DateField } from './fields.js';

/** Between two days, both of them included; without one of them there is no limit. */
export class RangeDto {
  /** First day, in California. */
  @IsOptional()
  @DateField()
  from?: string;

  /** Last day. */
  @IsOptional()
  @DateField()
  to?: string;
}
