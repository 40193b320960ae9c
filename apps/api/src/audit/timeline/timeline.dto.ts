import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { eventTypeNames } from '#composition';
import { DateField, NumberField, OneOfField, TextField } from '../../http/fields.js';

/** Whose timeline, and which part of it: exactly one subject. */
export class TimelineDto {
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

  /** First day, in California. */
  @IsOptional()
  @DateField()
  from?: string;

  /** Last day. */
  @IsOptional()
  @DateField()
  to?: string;

  /** `next` of the page before. */
  @IsOptional()
  @TextField(200)
  cursor?: string;

  @IsOptional()
  @NumberField(1, 200)
  pageSize: number = 50;

  /** A position to wait for (Caseledger-Position). */
  @IsOptional()
  @TextField(200)
  after?: string;
}
