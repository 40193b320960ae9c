import {
  type Condition,
  decodeCursor,
  type FieldValue,
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
export function findSql(query: Query): Sql {
  const order = orderOf(query.sort);
  const conditions = query.where.flatMap(fieldSql);
  if (query.cursor !== undefined) conditions.push(afterSql(order, decodeCursor(query.sort, query.cursor)));
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

function tagSql(tags: readonly Tag[]): Sql {
  if (tags.length === 0) return { text: 'SELECT doc FROM tags WHERE 0', values: [] };
  const each = tags.map(() => 'SELECT doc FROM tags WHERE kind = ? AND value = ?').join(' UNION ');
  return { text: `SELECT doc FROM (${each})`, values: tags.flatMap(({ kind, value }) => [kind, value]) };
}

function fieldSql(condition: Condition): Sql[] {
  if ('tags' in condition) return [];
  const name = column(condition.field);
  if ('eq' in condition) return [{ text: `${name} = ?`, values: [encodeField(condition.eq)] }];
  if ('in' in condition)
    return [
      {
        text: condition.in.length === 0 ? '0' : `${name} IN (${condition.in.map(() => '?').join(', ')})`,
        values: condition.in.map(encodeField),
      },
    ];
  return rangeSql(name, condition.from ?? null, condition.below ?? null);
}

/** A document without the field is in no range. */
function rangeSql(name: string, from: FieldValue, below: FieldValue): Sql[] {
  const lower =
    from === null ? { text: `${name} > ?`, values: [missing] } : { text: `${name} >= ?`, values: [from] };
  return below === null ? [lower] : [lower, { text: `${name} < ?`, values: [below] }];
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
