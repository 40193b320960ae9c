import type { LookRequest } from '#access';
import { type AsOf, asOf, type NotYet, type Standing } from '../as-of/as-of.js';
import type { Clock } from '../as-of/clocks.js';
import type { SubjectPorts } from '../subjects/streams-of.js';
import { subjectText } from '../subjects/subject.js';
import { type ToldDifference, type ToldDocument, toldStanding } from './standing.js';
import type { TellingPorts } from './timeline.js';

export interface AsOfQuestion extends AsOf {
  /** Another moment: what differs between the two is told. */
  readonly compareTo?: string | undefined;
}

/** How a subject stood, as it is shown. */
export interface ToldAsOf {
  readonly subject: string;
  readonly at: string;
  readonly compareTo: string | null;
  readonly clock: Clock;
  /** That today's program folded it. */
  readonly folded: string;
  /** From how many events; the last of them. */
  readonly events: number;
  readonly lastEventId: string;
  readonly lastAt: string;
  readonly state: readonly ToldDocument[];
  /** Null without `compareTo`. */
  readonly differences: readonly ToldDifference[] | null;
}

const folded = 'Folded from the ledger by today’s program.';

/**
 * Asks how a subject stood at a moment, or at two, opens both as one look and says it. Undefined: nobody knows such a
 * subject. @throws LookNotRecorded
 */
export async function toldAsOf(
  ports: SubjectPorts & TellingPorts,
  look: LookRequest,
  question: AsOfQuestion,
): Promise<ToldAsOf | NotYet | undefined> {
  const { subject, at, clock, compareTo } = question;
  const shown = await asOf(ports, question);
  if (shown === undefined || 'firstAt' in shown) return shown;
  const other =
    compareTo === undefined ? undefined : await asOf(ports, { ...question, at: compareTo, upTo: undefined });
  const told = await toldStanding(ports, look, {
    shown,
    ...(compareTo !== undefined && { compared: inOrder([at, shown], [compareTo, standing(other)]) }),
  });
  const { meta } = shown.last;
  return {
    ...{ subject: subjectText(subject), at, compareTo: compareTo ?? null, clock, folded },
    ...{ events: shown.events, lastEventId: meta.id, lastAt: meta.recordedAt },
    state: told.state,
    differences: told.differences ?? null,
  };
}

/** Before the first event there was nothing: all of it differs. */
const standing = (found: Standing | NotYet | undefined): Standing | undefined =>
  found === undefined || 'firstAt' in found ? undefined : found;

type At = readonly [at: string, standing: Standing | undefined];
const inOrder = (a: At, b: At) => (a[0] <= b[0] ? ([a[1], b[1]] as const) : ([b[1], a[1]] as const));
