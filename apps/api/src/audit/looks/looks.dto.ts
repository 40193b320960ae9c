import { IsOptional } from 'class-validator';
import type { CsvForm } from '#audit';
import { CountyField, CursorField, TextField } from '../../http/fields.js';
import { RangeDto } from '../../http/range.dto.js';
import { CsvFormField, LongPageField } from '../list-fields.js';

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
  @CursorField()
  cursor?: string;

  @LongPageField()
  pageSize: number = 50;
}

export class UnusualDto extends RangeDto {
  @IsOptional()
  @CountyField()
  county?: string;

  @IsOptional()
  @TextField(80)
  worker?: string;

  @CursorField()
  cursor?: string;

  @LongPageField()
  pageSize: number = 50;
}

export class DisclosuresOfDto extends RangeDto {
  /** Left out: of everybody. */
  @IsOptional()
  @TextField(80)
  person?: string;
}

export class DisclosuresDto extends DisclosuresOfDto {
  @CursorField()
  cursor?: string;

  @LongPageField()
  pageSize: number = 50;
}

export class LooksCsvDto extends LooksOfDto {
  @CsvFormField()
  for: CsvForm = 'exact';
}

export class DisclosuresCsvDto extends DisclosuresOfDto {
  @CsvFormField()
  for: CsvForm = 'exact';
}
