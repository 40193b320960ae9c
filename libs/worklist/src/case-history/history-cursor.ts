import { createHash } from 'node:crypto';
import { type Instant, InvalidInput } from '#kernel';

/** Where a line stands: newest first by moment, and in order of the ledger within one. */
interface Place {
  readonly at: Instant;
  readonly position: string;
}

/** Whether a line stands behind another, being older. */
export const isAfter = (a: Place, b: Place): boolean =>
  a.at === b.at ? a.position < b.position : a.at < b.at;

/** What a cursor belongs to: one case, with links and requests or without them. */
interface Question {
  readonly caseNumber: string;
  readonly links: boolean;
}

const signature = ({ caseNumber, links }: Question): string =>
  createHash('sha256').update(`${links} ${caseNumber}`).digest('hex').slice(0, 16);

export const mark = (of: Question, { at, position }: Place): string => `${at}_${position}_${signature(of)}`;

const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(\d+)_([0-9a-f]{16})$/;

/** @throws InvalidInput for what `mark` never made, or made for another case */
export function parseMark(of: Question, cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [, at, position, signed] = shape.exec(cursor) ?? [];
  if (at === undefined || position === undefined || signed !== signature(of))
    throw new InvalidInput([{ field: 'cursor', message: 'must be the `next` of an answer about this case' }]);
  return { at, position };
}
