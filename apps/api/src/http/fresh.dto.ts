import { AfterField } from './fields.js';

/** A query without criteria. */
export class FreshDto {
  @AfterField()
  after?: string;
}
