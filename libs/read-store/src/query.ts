import { ViewBehind } from './errors.js';
import type { Condition, Query, Tag, ViewSchema } from './port.js';

/** Rows that a page by number may pass over. */
export const largestOffset = 10_000;

/** @throws RangeError for a limit, an offset or a field that no query of this view may have. */
export function checkQuery(schema: ViewSchema, query: Query): void {
  if (!Number.isInteger(query.limit) || query.limit < 1)
    throw new RangeError(`a page has at least one row, not ${query.limit}`);
  const offset = query.offset ?? 0;
  if (!Number.isInteger(offset) || offset < 0 || offset > largestOffset)
    throw new RangeError(
      `a page by number starts within the first ${largestOffset} rows: refine, or use a cursor`,
    );
  for (const { field } of query.sort ?? []) checkField(schema, field);
  checkConditions(schema, query.where);
}

/** What an older copy says of its tags may be another thing: a search would find nobody. @throws ViewBehind */
export function expectTagsOf({ name, version }: ViewSchema, live: { readonly version: number }): void {
  if (live.version < version) throw new ViewBehind(name, `tags of version ${version}`);
}

/** @throws RangeError for lists of tags that cannot be asked for. */
export function checkCarrying(schema: ViewSchema, lists: readonly (readonly Tag[])[], limit: number): void {
  if (!schema.tagged) throw new RangeError(`the view ${schema.name} has no tags`);
  if (lists.length === 0) throw new RangeError('at least one list of tags is needed');
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`at least one id is asked for, not ${limit}`);
}

/** @throws RangeError for a field that the view does not declare, or tags on a view without any. */
export function checkConditions(schema: ViewSchema, where: readonly Condition[]): void {
  for (const condition of where) {
    if ('field' in condition) checkField(schema, condition.field);
    else if (!schema.tagged) throw new RangeError(`the view ${schema.name} has no tags`);
  }
}

function checkField(schema: ViewSchema, field: string): void {
  if (!Object.hasOwn(schema.fields, field))
    throw new RangeError(`the view ${schema.name} declares no field "${field}"`);
}
