import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, Matches } from 'class-validator';
import { AfterField, CursorField, IdField, NumberField, OneOfField, TextField } from '../http/fields.js';

export class RebuildDto {
  /** Only say what it would come to: events, time, disk needed and free. */
  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  dryRun: boolean = false;

  /** Build, compare and report, then drop the new copy. */
  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  compareOnly: boolean = false;

  /** So many parts at a time, each with a read of the ledger of its own. */
  @IsOptional()
  @NumberField(1, 16)
  parallel?: number;
}

export class AcceptDifferenceDto {
  /** Why the new copy is right; recorded. */
  @TextField(500)
  reason!: string;
}

export class RetireDto {
  /** Only this copy. */
  @IsOptional()
  @IdField()
  build?: string;
}

export class LagDto {
  /** So many hours back, at most a week. */
  @IsOptional()
  @NumberField(1, 168)
  hours: number = 24;
}

export class SkipDto {
  /** The view that shall do without the event; left out: every view that it is missing from. */
  @IsOptional()
  @IdField()
  projection?: string;

  @TextField(500)
  reason!: string;
}

const states = ['queued', 'sending', 'sent', 'failed', 'returned'] as const;

export class OutboxDto {
  @IsOptional()
  @OneOfField(states)
  state?: (typeof states)[number];

  @IsOptional()
  @NumberField(1, 100)
  pageSize: number = 25;

  @CursorField()
  cursor?: string;

  @AfterField()
  after?: string;
}

export class ReturnedDto {
  /** Enhanced status code of the report (RFC 3463). Only what is for good: those that begin with 5. */
  @ApiProperty({ pattern: '^5\\.\\d{1,3}\\.\\d{1,3}$', example: '5.1.1' })
  @Matches(/^5\.\d{1,3}\.\d{1,3}$/, { message: 'must be a status code of a lasting failure, such as 5.1.1' })
  code!: string;
}

export class BatchDto {
  /** Count only; change nothing. */
  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  dryRun: boolean = false;
}
