import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import { type AuditClock, auditClocks, momentIn } from '#audit';
import { AfterField, IdField, OneOfField, TextField } from '../../http/fields.js';

/** A moment, as people write it. */
const MomentField = () =>
  applyDecorators(
    ApiProperty({ type: 'string', example: '2026-05-01T14:10:05-07:00' }),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (momentIn(value.trim()) ?? value) : value,
    ),
    ValidateBy({
      name: 'moment',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && momentIn(value) === value,
        defaultMessage: () =>
          'must be a date with a time, as 2026-05-01T14:10:05-07:00; without a zone it is California’s',
      },
    }),
  );

export class AsOfDto {
  /** `case:…`, `person:…`, `request:…`, `account:…` or `message:…`. */
  @IsOptional()
  @TextField(120)
  subject?: string;

  @IsOptional()
  @MomentField()
  at?: string;

  /** Another moment: what differs between the two is told. */
  @IsOptional()
  @MomentField()
  compareTo?: string;

  /** By when it was recorded, or by when it happened. */
  @IsOptional()
  @OneOfField(auditClocks)
  clock: AuditClock = 'recorded';

  /** Instead of a moment: the id of a look, "as the worker saw it". */
  @IsOptional()
  @IdField()
  look?: string;

  @AfterField()
  after?: string;
}
