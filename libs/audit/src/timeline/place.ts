import { createHash } from 'node:crypto';
import { type Instant, InvalidInput, type Recorded } from '#kernel';

/** Where an event stands in a timeline: newest first by when it was recorded, then in order of the ledger. */
export interface Place {
  readonly at: Instant;
  readonly position: string;
}

export const placeOf = ({ meta }: Recorded): Place => ({ at: meta.recordedAt, position: meta.position });

/** Whether a place is older than another one. */
export const isOlder = (a: Place, b: Place): boolean =>
  a.at === b.at ? a.position < b.position : a.at < b.at;

/** Negative: a comes first. */
export const newestFirst = (a: Place, b: Place): number => (isOlder(a, b) ? 1 : isOlder(b, a) ? -1 : 0);

const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9A-Za-z.]+)_([0-9a-f]{16})$/;

const signature = (question: string): string =>
  createHash('sha256').update(question).digest('hex').slice(0, 16);

/** The cursor of the page behind a place, of this very question. */
export const cursorAt = (question: string, { at, position }: Place): string =>
  `${at}_${position}_${signature(question)}`;

/** @throws InvalidInput for what no answer to this question gave */
export function placeIn(question: string, cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [, at, position, signed] = shape.exec(cursor) ?? [];
  if (at === undefined || position === undefined || signed !== signature(question))
    throw new InvalidInput([
      {
        field: 'cursor',
        message: 'must be the `next` of an answer about this subject, with the same filters',
      },
    ]);
  return { at, position };
}
