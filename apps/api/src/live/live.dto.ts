import { IsOptional } from 'class-validator';
import { TextField } from '../http/fields.js';

export class LiveDto {
  /** Comma-separated, for example `case-link-requests:19,person:P-1`. */
  @TextField(8000)
  topics!: string;

  @IsOptional()
  @TextField(200)
  after?: string;

  /** Where a page goes on that opens a stream anew: it can set no headers, and follows other topics than before. */
  @IsOptional()
  @TextField(200)
  lastEventId?: string;
}
