import { caseDecider, type PersonRegistryEvent } from '#contexts/person-registry';
import { type CaseNumber, type CountyCode, type PersonId, type Recorded, streamName } from '#kernel';
import { type StreamPorts, wholeStream } from './read-stream.js';

/** A part of the ledger, by positions: what was recorded from `from` on and, where it ended, before `below`. */
export interface Span {
  readonly from: string;
  readonly below?: string;
}

/** Somebody who is, or was, on a case, and while they were. Spans do not touch, and are in order. */
export interface Member {
  readonly personId: PersonId;
  readonly spans: readonly Span[];
}

/** What a case's own stream tells of it for whoever looks for the rest. */
export interface CaseOutline {
  readonly members: readonly Member[];
  /** Every county that it ever belonged to. */
  readonly counties: ReadonlySet<CountyCode>;
}

/** Undefined: there is no such case. A person's own stream is written behind the case's, so a span holds its beginning. */
export async function caseOutline(ports: StreamPorts, number: CaseNumber): Promise<CaseOutline | undefined> {
  const events = (await wholeStream(
    ports,
    streamName(caseDecider, number),
  )) as readonly Recorded<PersonRegistryEvent>[];
  if (events.length === 0) return undefined;
  const spans = new Map<PersonId, Span[]>();
  const counties = new Set<CountyCode>();
  for (const event of events) {
    if (event.type === 'CaseRecorded') counties.add(event.data.facts.county as CountyCode);
    if (event.type === 'CasePersonRecorded') joined(spans, event.data.personId, event.meta.position);
    if (event.type === 'CasePersonRemoved') left(spans, event.data.personId, event.meta.position);
  }
  return { members: [...spans].map(([personId, own]) => ({ personId, spans: own })), counties };
}

/** Everybody who was ever on a case. */
export const personIdsEverOn = async (ports: StreamPorts, number: CaseNumber): Promise<readonly PersonId[]> =>
  (await caseOutline(ports, number))?.members.map(({ personId }) => personId) ?? [];

function joined(spans: Map<PersonId, Span[]>, person: PersonId, from: string): void {
  const own = spans.get(person) ?? [];
  const last = own.at(-1);
  if (last === undefined || last.below !== undefined) spans.set(person, [...own, { from }]);
}

function left(spans: Map<PersonId, Span[]>, person: PersonId, below: string): void {
  const own = spans.get(person) ?? [];
  const last = own.at(-1);
  if (last !== undefined && last.below === undefined)
    spans.set(person, [...own.slice(0, -1), { ...last, below }]);
}

export const isWithin = (spans: readonly Span[], position: string): boolean =>
  spans.some(({ from, below }) => position >= from && (below === undefined || position < below));
