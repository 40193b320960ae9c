import type { FieldValue } from '#read-store';

/**
 * A missing field is stored as minus infinity, which no JSON number is: it equals itself and stands before
 * every other value, so that `=`, `IN`, sorting and keyset comparison need no special case for NULL.
 */
export const missing = Number.NEGATIVE_INFINITY;

export const encodeField = (value: FieldValue): string | number => value ?? missing;
