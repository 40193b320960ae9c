import type { Document } from 'mongodb';
import { type Condition, type FieldValue, type KeysetPosition, type Query } from '#read-store';
import { tagText } from './stored-view.js';

/** Sorted members, the id always the last one. */
type Order = readonly (readonly [path: string, direction: 1 | -1])[];

const path = (field: string) => `fields.${field}`;

/** What a query asks the server: which documents, in which order. */
export function findFilter(
  { where, sort }: Query,
  position?: KeysetPosition,
): { readonly filter: Document; readonly sort: Order } {
  const order = orderOf(sort);
  const behind = position === undefined ? [] : [after(order, position)];
  return { filter: all([...conditionsOf(where), ...behind]), sort: order };
}

export const countFilter = (where: readonly Condition[]): Document => all(conditionsOf(where));

const all = (conditions: readonly Document[]): Document =>
  conditions.length > 1 ? { $and: conditions } : (conditions[0] ?? {});

/** A missing member equals null to the server: tombstones are left out where no other condition does it. */
function conditionsOf(where: readonly Condition[]): Document[] {
  const conditions = where.map(conditionOf);
  return where.some(needsMember) ? conditions : [...conditions, { removed: { $exists: false } }];
}

function needsMember(condition: Condition): boolean {
  if ('eq' in condition) return condition.eq !== null;
  return !('in' in condition) || !condition.in.includes(null);
}

function conditionOf(condition: Condition): Document {
  if ('tags' in condition) return { tags: { $in: condition.tags.map(tagText) } };
  const member = path(condition.field);
  if ('eq' in condition) return { [member]: condition.eq };
  if ('in' in condition) return { [member]: { $in: condition.in } };
  return { [member]: range(condition.from ?? null, condition.below ?? null) };
}

/** A document without the field is in no range: the server compares within one type only. */
function range(from: FieldValue, below: FieldValue): Document {
  if (from === null && below === null) return { $ne: null };
  return { ...(from !== null && { $gte: from }), ...(below !== null && { $lt: below }) };
}

function orderOf(sort: Query['sort'] = []): Order {
  const order = sort.map(({ field, direction }) => [path(field), direction === 'desc' ? -1 : 1] as const);
  return [...order, ['_id', order.at(-1)?.[1] ?? 1]];
}

/** The rows behind a position: equal in the first members, and beyond it in the next one. */
function after(order: Order, { values, id }: KeysetPosition): Document {
  const at = [...values, id];
  const branches = order.flatMap(([member, direction], n) => {
    const equal = order.slice(0, n).map(([each], m) => ({ [each]: at[m] }));
    return beyond(member, direction, at[n]!).map((behind) => all([...equal, behind]));
  });
  return branches.length === 1 ? branches[0]! : { $or: branches };
}

/** Null stands before every value, and no comparison but equality reaches it. */
function beyond(member: string, direction: 1 | -1, value: FieldValue): Document[] {
  if (direction === 1) return [{ [member]: value === null ? { $ne: null } : { $gt: value } }];
  if (value === null) return [];
  const smaller = { [member]: { $lt: value } };
  return member === '_id' ? [smaller] : [smaller, { [member]: null }];
}
