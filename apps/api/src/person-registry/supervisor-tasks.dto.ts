import { IsOptional } from 'class-validator';
import { type MessageTaskKind, messageTaskKinds } from '#contexts/e-messages';
import { type SupervisorTaskKind, supervisorTaskKinds } from '#contexts/person-registry';
import { AfterField, OneOfField, TextField } from '../http/fields.js';
import { PagedDto } from '../http/paged.dto.js';

/** Of every context: one queue. */
export const taskKinds = [...supervisorTaskKinds, ...messageTaskKinds, 'erasure'] as const;
export type TaskKind = SupervisorTaskKind | MessageTaskKind | 'erasure';

const taskStatuses = ['open', 'settled'] as const;

export class SupervisorTasksQueryDto extends PagedDto {
  /** Tasks of one kind only. */
  @IsOptional()
  @OneOfField(taskKinds)
  kind?: TaskKind;

  @IsOptional()
  @OneOfField(taskStatuses)
  status: (typeof taskStatuses)[number] = 'open';

  @AfterField()
  after?: string;
}

export class SettleTaskDto {
  /** What was done about it. */
  @IsOptional()
  @TextField(2000)
  note?: string;
}
