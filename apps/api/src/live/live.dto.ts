import { IsOptional } from 'class-validator';
import { TextField } from '../http/fields.js';

export class LiveDto {
  /** Comma-separated, for example `case-link-requests:19`. */
  @TextField(2000)
  topics!: string;

  @IsOptional()
  @TextField(200)
  after?: string;
}
