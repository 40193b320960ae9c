import type { PersonRegistryEvent } from '#contexts/person-registry';
import type { Codec } from '#engine';
import type { EventStore, StoredEvent } from '#event-store';
import { type CaseNumber, eachInTurns, mappedInTurns, type PersonId, type Recorded } from '#kernel';
import { storedPages } from '../../subjects/read-stream.js';
import { belongs, type SubjectPorts, streamsOf } from '../../subjects/streams-of.js';
import { type AccountPersons, accountPersons, type CaseEvent, personsOf } from './whose.js';

/** An event of a case as it goes into an export. */
export interface GatheredEvent {
  readonly stored: StoredEvent;
  /** Absent of one that stands as its hash alone: it concerns only persons who are left out. */
  readonly event?: Recorded;
}

export interface GatheredCase {
  /** In ledger order. */
  readonly events: readonly GatheredEvent[];
  /** Whose data can be read in it. */
  readonly included: ReadonlySet<PersonId>;
  readonly accounts: AccountPersons;
}

export type GatherPorts = Omit<SubjectPorts, 'store'> & {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly codec: Pick<Codec, 'decode'>;
};

interface Wanted {
  readonly caseNumber: CaseNumber;
  /** With everybody who is or was on the case; else with the Primary Applicants alone (rule A61). */
  readonly household: boolean;
}

/**
 * Every event of every stream that a case is told by, each stream from its beginning, so that no gap is hidden. Events
 * that only concern persons who are left out, or persons while they were not on the case, are their hash alone.
 * Undefined: there is no such case.
 */
export async function gatherCase(
  ports: GatherPorts,
  { caseNumber, household }: Wanted,
): Promise<GatheredCase | undefined> {
  const streams = await streamsOf(ports, { kind: 'case', id: caseNumber });
  if (streams.length === 0) return undefined;
  const all: (Partial<CaseEvent> & Pick<CaseEvent, 'stream'> & { readonly stored: StoredEvent })[] = [];
  for (const stream of streams)
    for await (const page of storedPages(ports, stream.name))
      for (const stored of page) {
        const event = ports.codec.decode(stored);
        const isOfCase = event !== undefined && belongs(stream, event);
        all.push({ stored, stream, ...(isOfCase && { event }) });
      }
  all.sort((a, b) => (a.stored.position < b.stored.position ? -1 : 1));
  const known = all.filter((each): each is CaseEvent & (typeof all)[number] => each.event !== undefined);
  const accounts = accountPersons(known);
  const members = membersIn(known.map((each) => each.event));
  const included = household ? members.all : members.applicants;
  const byStream = await personsByStream(known, accounts);
  const events = await mappedInTurns(all, ({ stored, stream, event }): GatheredEvent => {
    if (event === undefined) return { stored };
    const own = personsOf({ event, stream }, accounts);
    const persons = own.size > 0 ? own : (byStream.get(stream.name) ?? own);
    const isLeftOut = persons.size > 0 && ![...persons].some((each) => included.has(each));
    return isLeftOut ? { stored } : { stored, event };
  });
  return { events, included, accounts };
}

/** Of an event that names nobody, as of a request that was taken: whoever its stream is about. */
async function personsByStream(events: readonly CaseEvent[], accounts: AccountPersons) {
  const found = new Map<string, Set<PersonId>>();
  for await (const each of eachInTurns(events)) {
    if (each.stream.part === 'case') continue;
    const persons = found.get(each.stream.name) ?? new Set<PersonId>();
    for (const person of personsOf(each, accounts)) persons.add(person);
    found.set(each.stream.name, persons);
  }
  return found;
}

/** Everybody who is or was on the case, and those of them who ever were Primary Applicant; where nobody was, the first. */
function membersIn(events: readonly Recorded[]) {
  const all = new Set<PersonId>();
  const applicants = new Set<PersonId>();
  for (const { type, data } of events as readonly Recorded<PersonRegistryEvent>[]) {
    if (type !== 'CasePersonRecorded') continue;
    all.add(data.personId);
    if (data.role.primaryApplicantOf.length > 0) applicants.add(data.personId);
  }
  return { all, applicants: applicants.size > 0 ? applicants : new Set([...all].slice(0, 1)) };
}
