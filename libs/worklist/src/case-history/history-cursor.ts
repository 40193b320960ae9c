import { type Instant, InvalidInput } from '#kernel';

/** Where a line stands: newest first by moment, and in order of the ledger within one. */
interface Place {
  readonly at: Instant;
  readonly position: string;
}

/** Whether a line stands behind another, being older. */
export const isAfter = (a: Place, b: Place): boolean =>
  a.at === b.at ? a.position < b.position : a.at < b.at;

export const mark = ({ at, position }: Place): string => `${at}_${position}`;

/** @throws InvalidInput for what `mark` never made */
export function parseMark(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [, at, position] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(\w+)$/.exec(cursor) ?? [];
  if (at === undefined || position === undefined)
    throw new InvalidInput([{ field: 'cursor', message: 'must be the `next` of an answer' }]);
  return { at, position };
}
