import { IsOptional } from 'class-validator';
import { TextField } from './fields.js';

/** A query without criteria. */
export class FreshDto {
  /** A position to wait for (Caseledger-Position). */
  @IsOptional()
  @TextField(200)
  after?: string;
}
