import { OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { type CsvForm, csvForms } from '#audit';
import { OneOfField } from '../../http/fields.js';
import { TimelineDto } from './timeline.dto.js';

export class TimelineCsvDto extends OmitType(TimelineDto, ['cursor', 'pageSize'] as const) {
  /** `exact`: RFC 4180, to the letter. `spreadsheet`: so that a spreadsheet runs and changes nothing in it. */
  @IsOptional()
  @OneOfField(csvForms)
  for: CsvForm = 'exact';
}
