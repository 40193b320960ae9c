import { IsIn, IsOptional } from 'class-validator';
import { type MessageTaskKind, messageTaskKinds } from '#contexts/e-messages';
import { type SupervisorTaskKind, supervisorTaskKinds } from '#contexts/person-registry';
import { NumberField, PageSizeField, TextField } from '../http/fields.js';

/** Of every context: one queue. */
export const taskKinds = [...supervisorTaskKinds, ...messageTaskKinds] as const;
export type TaskKind = SupervisorTaskKind | MessageTaskKind;

const taskStatuses = ['open', 'settled'] as const;

export class SupervisorTasksQueryDto {
  /** Tasks of one kind only. */
  @IsOptional()
  @IsIn(taskKinds, { message: `must be one of ${taskKinds.join(', ')}` })
  kind?: TaskKind;

  @IsOptional()
  @IsIn(taskStatuses, { message: `must be one of ${taskStatuses.join(', ')}` })
  status: (typeof taskStatuses)[number] = 'open';

  @IsOptional()
  @NumberField(1, 10_000)
  page: number = 1;

  @IsOptional()
  @PageSizeField()
  pageSize: number = 25;

  /** A position to wait for (Caseledger-Position). */
  @IsOptional()
  @TextField(200)
  after?: string;
}

export class SettleTaskDto {
  /** What was done about it. */
  @IsOptional()
  @TextField(2000)
  note?: string;
}
