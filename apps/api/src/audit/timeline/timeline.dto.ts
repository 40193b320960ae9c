import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { eventTypeNames } from '#composition';
import { AfterField, CursorField, OneOfField, TextField } from '../../http/fields.js';
import { RangeDto } from '../../http/range.dto.js';
import { LongPageField } from '../list-fields.js';

/** Whose timeline, and which part of it: exactly one subject. */
export class TimelineDto extends RangeDto {
  /** A case number. */
  @IsOptional()
  @TextField(80)
  case?: string;

  @IsOptional()
  @TextField(80)
  person?: string;

  @IsOptional()
  @TextField(80)
  account?: string;

  @IsOptional()
  @TextField(80)
  request?: string;

  @IsOptional()
  @TextField(80)
  message?: string;

  /** What they did, and what came of it. */
  @IsOptional()
  @TextField(80)
  worker?: string;

  /** Short names of events, with commas between them. Default: all. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',').filter((each) => each !== '') : value,
  )
  @OneOfField(eventTypeNames, { each: true })
  types?: string[];

  @CursorField(200)
  cursor?: string;

  @LongPageField()
  pageSize: number = 50;

  @AfterField()
  after?: string;
}
