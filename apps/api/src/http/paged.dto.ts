import { IsOptional } from 'class-validator';
import { NumberField, PageSizeField, TextField } from './fields.js';

/** Which page of a list, and how long it is. */
export class PagedDto {
  @IsOptional()
  @NumberField(1, 10_000)
  page: number = 1;

  @IsOptional()
  @PageSizeField()
  pageSize: number = 25;
}

/** The same for a list that machines read to its end, too. */
export class CursorDto extends PagedDto {
  /** `next` of the page before, for machines. */
  @IsOptional()
  @TextField(500)
  cursor?: string;
}
