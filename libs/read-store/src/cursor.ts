import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import { InvalidCursor } from './errors.js';
import type { FieldValue, Query, ViewSchema } from './port.js';

/** Where a keyset page ended: the sorted fields of its last document, and its id. */
export interface KeysetPosition {
  readonly values: readonly FieldValue[];
  readonly id: string;
}

/** What a cursor belongs to: every condition and the order of its query, not how long a page is. */
type Question = Pick<Query, 'where' | 'sort'>;

const signature = ({ where, sort = [] }: Question): string =>
  createHash('sha256').update(canonicalJson({ where, sort })).digest('base64url').slice(0, 22);

/** The cursor of the page that follows `position` in this query. */
export const encodeCursor = (question: Question, position: KeysetPosition): string =>
  Buffer.from(JSON.stringify([signature(question), position.id, ...position.values])).toString('base64url');

/** @throws InvalidCursor when it is damaged or was made for another query: other conditions, another order. */
export function decodeCursor(
  { fields }: Pick<ViewSchema, 'fields'>,
  question: Question,
  cursor: string,
): KeysetPosition {
  const { sort = [] } = question;
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== 2 + sort.length || parts[0] !== signature(question))
    throw new InvalidCursor();
  const [, id, ...values] = parts as unknown[];
  const kinds = sort.map(({ field }) => fields[field]);
  if (typeof id !== 'string' || !values.every((value, at) => isOfKind(value, kinds[at])))
    throw new InvalidCursor();
  return { id, values: values as FieldValue[] };
}

const isOfKind = (value: unknown, kind: 'text' | 'number' | undefined): boolean =>
  value === null || typeof value === (kind === 'text' ? 'string' : 'number');

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new InvalidCursor();
  }
}
