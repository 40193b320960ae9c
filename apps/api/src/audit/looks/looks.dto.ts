import { IsOptional } from 'class-validator';
import { type CsvForm, csvForms } from '#audit';
import { CountyField, DateField, NumberField, OneOfField, TextField } from '../../http/fields.js';

class RangeDto {
  /** First day, in California. */
  @IsOptional()
  @DateField()
  from?: string;

  /** Last day. */
  @IsOptional()
  @DateField()
  to?: string;
}

/** Whose looks, or looks at whom: exactly one of them. */
export class LooksOfDto extends RangeDto {
  @IsOptional()
  @TextField(80)
  person?: string;

  /** By a worker, or anybody else of the staff. */
  @IsOptional()
  @TextField(80)
  worker?: string;

  /** By a partner agency. */
  @IsOptional()
  @TextField(80)
  partner?: string;

  /** By an agent of a partner agency. */
  @IsOptional()
  @TextField(80)
  agent?: string;

  @IsOptional()
  @TextField(80)
  referral?: string;

  /** A case number: looks at the case and at whoever is or was on it. */
  @IsOptional()
  @TextField(80)
  case?: string;

  @IsOptional()
  @TextField(80)
  account?: string;

  @IsOptional()
  @TextField(80)
  request?: string;

  @IsOptional()
  @TextField(80)
  message?: string;
}

export class LooksDto extends LooksOfDto {
  /** `next` of the page before. */
  @IsOptional()
  @TextField(500)
  cursor?: string;

  @IsOptional()
  @NumberField(1, 200)
  pageSize: number = 50;
}

export class UnusualDto extends RangeDto {
  @IsOptional()
  @CountyField()
  county?: string;

  @IsOptional()
  @TextField(80)
  worker?: string;

  /** `next` of the page before. */
  @IsOptional()
  @TextField(500)
  cursor?: string;

  @IsOptional()
  @NumberField(1, 200)
  pageSize: number = 50;
}

export class DisclosuresOfDto extends RangeDto {
  /** Left out: of everybody. */
  @IsOptional()
  @TextField(80)
  person?: string;
}

export class DisclosuresDto extends DisclosuresOfDto {
  /** `next` of the page before. */
  @IsOptional()
  @TextField(500)
  cursor?: string;

  @IsOptional()
  @NumberField(1, 200)
  pageSize: number = 50;
}

export class LooksCsvDto extends LooksOfDto {
  /** `exact`: RFC 4180, to the letter. `spreadsheet`: so that a spreadsheet runs and changes nothing in it. */
  @IsOptional()
  @OneOfField(csvForms)
  for: CsvForm = 'exact';
}

export class DisclosuresCsvDto extends DisclosuresOfDto {
  /** `exact`: RFC 4180, to the letter. `spreadsheet`: so that a spreadsheet runs and changes nothing in it. */
  @IsOptional()
  @OneOfField(csvForms)
  for: CsvForm = 'exact';
}
