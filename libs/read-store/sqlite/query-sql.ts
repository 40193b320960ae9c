import { isStorable } from '#kernel';
import {
  type Condition,
  type FieldValue,
  InvalidCursor,
  type KeysetPosition,
  type Query,
  type Tag,
} from '#read-store';
import { column } from './copy-file.js';
import { encodeField, missing } from './field-codec.js';

/** A statement and what to bind to it. */
export interface Sql {
  readonly text: string;
  readonly values: readonly (string | number)[];
}

type Order = readonly { readonly column: string; readonly descending: boolean }[];

/** One row more than the page holds, so that the caller knows whether there is a next one. */
export function findSql(query: Query, after?: KeysetPosition): Sql {
  const order = orderOf(query.sort);
  const conditions = query.where.flatMap(fieldSql);
  if (after !== undefined) conditions.push(afterSql(order, after));
  const { text, values } = fromWhere(query.where, conditions);
  const orderBy = order
    .map(({ column, descending }) => `${column} ${descending ? 'DESC' : 'ASC'}`)
    .join(', ');
  return {
    text: `SELECT id, position, body ${text} ORDER BY ${orderBy} LIMIT ? OFFSET ?`,
    values: [...values, query.limit + 1, query.offset ?? 0],
  };
}

/** Counts no further than one row over `cap`. */
export function countSql(where: readonly Condition[], cap: number): Sql {
  const { text, values } = fromWhere(where, where.flatMap(fieldSql));
  return { text: `SELECT count(*) AS total FROM (SELECT 1 ${text} LIMIT ?)`, values: [...values, cap + 1] };
}

/** A tag names few documents: it leads, and everything else is tested on what it found. */
function fromWhere(where: readonly Condition[], conditions: readonly Sql[]): Sql {
  const hits = where.filter((each) => 'tags' in each).map(({ tags }) => tagSql(tags));
  const from =
    hits.length === 0
      ? 'FROM docs'
      : `FROM (${hits.map(({ text }) => text).join(' INTERSECT ')}) AS hit CROSS JOIN docs ON docs.doc = hit.doc`;
  const all = conditions.map(({ text }) => text).join(' AND ');
  return {
    text: all === '' ? from : `${from} WHERE ${all}`,
    values: [...hits, ...conditions].flatMap(({ values }) => values),
  };
}

/** No document holds a text that cannot be stored as it is: such a condition finds nothing. */
const isHeld = (value: FieldValue): boolean => typeof value !== 'string' || isStorable(value);

function tagSql(wanted: readonly Tag[]): Sql {
  const tags = wanted.filter(({ kind, value }) => isHeld(kind) && isHeld(value));
  if (tags.length === 0) return { text: 'SELECT doc FROM tags WHERE 0', values: [] };
  const each = tags.map(() => 'SELECT doc FROM tags WHERE kind = ? AND value = ?').join(' UNION ');
  return { text: `SELECT doc FROM (${each})`, values: tags.flatMap(({ kind, value }) => [kind, value]) };
}

function fieldSql(condition: Condition): Sql[] {
  if ('tags' in condition) return [];
  const name = column(condition.field);
  if ('eq' in condition)
    return [
      isHeld(condition.eq)
        ? { text: `${name} = ?`, values: [encodeField(condition.eq)] }
        : { text: '0', values: [] },
    ];
  if ('in' in condition) {
    const values = condition.in.filter(isHeld).map(encodeField);
    return [{ text: values.length === 0 ? '0' : `${name} IN (${values.map(() => '?').join(', ')})`, values }];
  }
  return rangeSql(name, condition.from ?? null, condition.below ?? null);
}

/** A document without the field is in no range. */
function rangeSql(name: string, from: FieldValue, below: FieldValue): Sql[] {
  const lower = from === null ? { text: `${name} > ?`, values: [missing] } : bound(name, ['>=', '>'], from);
  return below === null ? [lower] : [lower, bound(name, ['<', '<='], below)];
}

/** A bound with a NUL stands right behind the text before it, which it no longer holds itself. */
function bound(name: string, [sign, behind]: readonly [string, string], value: string | number): Sql {
  const end = typeof value === 'string' ? value.indexOf('\0') : -1;
  return end < 0
    ? { text: `${name} ${sign} ?`, values: [value] }
    : { text: `${name} ${behind} ?`, values: [String(value).slice(0, end)] };
}

function orderOf(sort: Query['sort'] = []): Order {
  const order = sort.map(({ field, direction }) => ({
    column: column(field),
    descending: direction === 'desc',
  }));
  return [...order, { column: 'id', descending: order.at(-1)?.descending ?? false }];
}

/** The rows behind a position: in one direction a row comparison, otherwise column by column. */
function afterSql(order: Order, { values, id }: KeysetPosition): Sql {
  if (![...values, id].every(isHeld)) throw new InvalidCursor();
  const bound = [...values.map(encodeField), id];
  const mixed = order.some(({ descending }) => descending !== order[0]!.descending);
  if (!mixed) {
    const columns = order.map(({ column }) => column).join(', ');
    const marks = bound.map(() => '?').join(', ');
    return { text: `(${columns}) ${order[0]!.descending ? '<' : '>'} (${marks})`, values: bound };
  }
  return stepwise(order, bound);
}

/** `a >= ?` bounds the index scan; the rest decides among rows that are equal in `a`. */
function stepwise([first, ...rest]: Order, [value, ...values]: readonly (string | number)[]): Sql {
  const sign = first!.descending ? '<' : '>';
  if (rest.length === 0) return { text: `${first!.column} ${sign} ?`, values: [value!] };
  const inner = stepwise(rest, values);
  return {
    text: `(${first!.column} ${sign}= ? AND (${first!.column} ${sign} ? OR ${inner.text}))`,
    values: [value!, value!, ...inner.values],
  };
}
