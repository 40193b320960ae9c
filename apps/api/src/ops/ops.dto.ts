import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { IdField, NumberField, TextField } from '../http/fields.js';

export class RebuildDto {
  /** Build, compare and report, then drop the new copy. */
  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  dryRun: boolean = false;
}

export class SkipDto {
  /** The view that shall do without the event. */
  @IdField()
  projection!: string;

  @TextField(500)
  reason!: string;
}

const states = ['queued', 'sending', 'sent', 'failed'] as const;

export class OutboxDto {
  @IsOptional()
  @IsIn(states, { message: `must be one of ${states.join(', ')}` })
  state?: (typeof states)[number];

  @IsOptional()
  @NumberField(1, 100)
  pageSize: number = 25;

  @IsOptional()
  @TextField(500)
  cursor?: string;

  @IsOptional()
  @TextField(200)
  after?: string;
}

export class BatchDto {
  /** Count only; change nothing. */
  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  dryRun: boolean = false;
}
