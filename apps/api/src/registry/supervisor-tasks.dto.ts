import { IsIn, IsOptional } from 'class-validator';
import { NumberField, PageSizeField, TextField } from '../http/fields.js';

const taskStatuses = ['open', 'settled'] as const;

export class SupervisorTasksQueryDto {
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
