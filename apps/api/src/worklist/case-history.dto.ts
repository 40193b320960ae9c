import { IsOptional } from 'class-validator';
import { TextField } from '../http/fields.js';

export class CaseHistoryQueryDto {
  /** The `next` of the page before. */
  @IsOptional()
  @TextField(200)
  cursor?: string;

  /** A position to wait for (Caseledger-Position). */
  @IsOptional()
  @TextField(200)
  after?: string;
}
