import { IsOptional } from 'class-validator';
import { AfterField, CursorField, PageSizeField, TextField } from '../http/fields.js';

export class BeginErasureDto {
  /** A person: `person:ID`. */
  @TextField(200)
  subject!: string;

  /** On which law or wish it rests. */
  @TextField(2000)
  legalBasis!: string;
}

export class SetHoldDto {
  /** A person: `person:ID`. */
  @TextField(200)
  subject!: string;

  @TextField(2000)
  reason!: string;
}

export class LiftHoldDto {
  @TextField(2000)
  reason!: string;
}

export class ErasuresDto {
  @IsOptional()
  @PageSizeField()
  pageSize: number = 25;

  @CursorField()
  cursor?: string;

  @AfterField()
  after?: string;
}
