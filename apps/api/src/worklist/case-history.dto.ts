import { AfterField, CursorField } from '../http/fields.js';

export class CaseHistoryQueryDto {
  @CursorField(200)
  cursor?: string;

  @AfterField()
  after?: string;
}
