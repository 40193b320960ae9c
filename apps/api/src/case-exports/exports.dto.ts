import { IsBoolean } from 'class-validator';
import { AfterField, CaseNumberField, CursorField } from '../http/fields.js';

export class ExportDto {
  @CaseNumberField()
  case!: string;

  /** With the other persons of the household; needs the right `audit:export-household`. */
  @IsBoolean({ message: 'must be true or false' })
  household!: boolean;
}

export class ExportsDto {
  @CursorField()
  cursor?: string;

  @AfterField()
  after?: string;
}
