import { OmitType } from '@nestjs/swagger';
import type { CsvForm } from '#audit';
import { CsvFormField } from '../list-fields.js';
import { TimelineDto } from './timeline.dto.js';

export class TimelineCsvDto extends OmitType(TimelineDto, ['cursor', 'pageSize'] as const) {
  @CsvFormField()
  for: CsvForm = 'exact';
}
