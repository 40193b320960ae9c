import { IsBoolean, IsOptional } from 'class-validator';
import { CaseNumberField, TextField } from '../http/fields.js';

export class ExportDto {
  @CaseNumberField()
  case!: string;

  /** With the other persons of the household; needs the right `audit:export-household`. */
  @IsBoolean({ message: 'must be true or false' })
  household!: boolean;
}

export class ExportsDto {
  /** `next` of the page before. */
  @IsOptional()
  @TextField(500)
  cursor?: string;

  /** Position of a command whose effect the answer must show. */
  @IsOptional()
  @TextField(200)
  after?: string;
}
