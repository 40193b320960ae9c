import { InvalidCursor } from './errors.js';
import type { FieldValue, Query } from './port.js';

/** Where a keyset page ended: the sorted fields of its last document, and its id. */
export interface KeysetPosition {
  readonly values: readonly FieldValue[];
  readonly id: string;
}

const signature = (sort: Query['sort'] = []) =>
  sort.map(({ field, direction }) => `${field} ${direction}`).join();

/** The cursor of the page that follows `position` in this sort order. */
export const encodeCursor = (sort: Query['sort'], position: KeysetPosition): string =>
  Buffer.from(JSON.stringify([signature(sort), position.id, ...position.values])).toString('base64url');

/** @throws InvalidCursor when it is damaged or was made for another sort order. */
export function decodeCursor(sort: Query['sort'], cursor: string): KeysetPosition {
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== 2 + (sort?.length ?? 0) || parts[0] !== signature(sort))
    throw new InvalidCursor();
  const [, id, ...values] = parts;
  if (typeof id !== 'string' || !values.every(isFieldValue)) throw new InvalidCursor();
  return { id, values };
}

const isFieldValue = (value: unknown): value is FieldValue =>
  value === null || typeof value === 'string' || typeof value === 'number';

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new InvalidCursor();
  }
}
