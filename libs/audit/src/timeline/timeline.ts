import { type EventPlace, endOfDay, type LocalDate, type Recorded, startOfDay } from '#kernel';
import type { Activity } from '../activity/activity.queries.js';
import { streamPages } from '../subjects/read-stream.js';
import { belongs, type SubjectPorts, streamsOf } from '../subjects/streams-of.js';
import { type AuditSubject, subjectText } from '../subjects/subject.js';
import { type FoldedEvent, FoldedStreams, type Happened } from './folded-streams.js';
import { cursorAt, isOlder, newestFirst, type Place, placeIn } from './place.js';

export interface TimelinePorts extends SubjectPorts {
  readonly activity: Activity;
}

export interface TimelineOf {
  readonly subject: AuditSubject;
  /** Short names of events. Default: all. */
  readonly types?: readonly string[] | undefined;
  /** Days in California, both included. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  readonly cursor?: string | undefined;
  readonly pageSize?: number;
}

/** An event of a timeline. Personal data in it is still sealed. */
export interface TimelineEvent extends FoldedEvent {
  /** What caused it, where that is known. */
  readonly cause: Recorded | undefined;
  /** What it caused, oldest first. */
  readonly effects: readonly Recorded[];
}

export interface TimelinePage {
  readonly items: readonly TimelineEvent[];
  /** Cursor of the page behind this one. */
  readonly next: string | undefined;
  /** Names of the streams that the subject is told by; none of a worker. */
  readonly streams: readonly string[];
}

/** What is asked for, as moments. */
interface Filter {
  readonly types: readonly string[];
  /** Nothing older than this. */
  readonly oldest: string | undefined;
  /** Nothing but what is older than this. */
  readonly before: Place | undefined;
}

const defaultPage = 50;

/**
 * A page of what happened to a subject, or of what a worker did: newest first by recorded time, then position (rule A3). Undefined: nobody
 * knows such a subject. @throws InvalidInput for a cursor
 */
export async function timeline(ports: TimelinePorts, of: TimelineOf): Promise<TimelinePage | undefined> {
  for await (const page of timelinePages(ports, of)) return page;
  return undefined;
}

/**
 * The same page and all behind it, out of one reading of each stream; no page where nobody knows such a subject. All are full
 * but the last one. @throws InvalidInput for a cursor
 */
export async function* timelinePages(
  ports: TimelinePorts,
  { subject, types = [], from, to, cursor, pageSize = defaultPage }: TimelineOf,
): AsyncGenerator<TimelinePage> {
  const question = JSON.stringify([subjectText(subject), [...types].sort(), from, to]);
  const filter: Filter = {
    types,
    oldest: from === undefined ? undefined : startOfDay(from),
    before: placeIn(question, cursor) ?? (to === undefined ? undefined : { at: endOfDay(to), position: '' }),
  };
  const folded = new FoldedStreams(ports);
  const found =
    subject.kind === 'worker'
      ? await ofWorker(ports, subject.id, filter)
      : await ofStreams(ports, folded, subject, filter);
  if (found === undefined) return;
  const { events, streams } = found;
  let page: Happened[] = [];
  for await (const event of events) {
    if (page.length === pageSize) {
      yield { streams, items: await told(ports, folded, page), next: cursorAt(question, page.at(-1)!) };
      page = [];
    }
    page.push(event);
  }
  yield { streams, items: await told(ports, folded, page), next: undefined };
}

/** What happened, newest first. */
interface Found {
  readonly events: AsyncIterable<Happened> | Iterable<Happened>;
  readonly streams: readonly string[];
}

/** Clocks step back, by any time: where an event stands is known only when all of its stream is. */
async function ofStreams(
  ports: TimelinePorts,
  folded: FoldedStreams,
  subject: Exclude<AuditSubject, { kind: 'worker' }>,
  { types, oldest, before }: Filter,
): Promise<Found | undefined> {
  const streams = await streamsOf(ports, subject);
  if (streams.length === 0) return undefined;
  const found: Happened[] = [];
  for (const stream of streams)
    for (const each of await folded.read(stream.name, (event) => belongs(stream, event)))
      if (
        (types.length === 0 || types.includes(each.type)) &&
        (oldest === undefined || each.at >= oldest) &&
        (before === undefined || isOlder(each, before))
      )
        found.push(each);
  return { events: found.sort(newestFirst), streams: streams.map(({ name }) => name) };
}

/** The view finds them in their order, already chosen. */
async function ofWorker(
  { activity }: TimelinePorts,
  worker: Parameters<Activity['of']>[0],
  { types, oldest, before }: Filter,
): Promise<Found | undefined> {
  if (!(await activity.knows(worker))) return undefined;
  async function* events() {
    for await (const acts of activity.of(worker, { types, from: oldest, upTo: before?.at }))
      for (const { type, stream, revision, at, position } of acts)
        if (before === undefined || isOlder({ at, position }, before))
          yield { type, stream, revision: BigInt(revision), at, position };
  }
  return { events: events(), streams: [] };
}

async function told(
  ports: TimelinePorts,
  folded: FoldedStreams,
  page: readonly Happened[],
): Promise<readonly TimelineEvent[]> {
  const events: FoldedEvent[] = [];
  for (const place of page) {
    const event = await folded.at(place);
    if (event !== undefined) events.push(event);
  }
  const effects = await effectsOf(ports, events);
  return Promise.all(
    events.map(async (each) => ({
      ...each,
      cause: await causeOf(ports, each.event),
      effects: effects.get(each.event.meta.id) ?? [],
    })),
  );
}

async function causeOf(ports: TimelinePorts, { meta }: Recorded): Promise<Recorded | undefined> {
  if (meta.cause !== undefined) return eventAt(ports, meta.cause);
  if (meta.causationId === undefined) return undefined;
  const act = await ports.activity.find(meta.causationId);
  return act && eventAt(ports, { stream: act.stream, revision: BigInt(act.revision) });
}

async function effectsOf(
  ports: TimelinePorts,
  page: readonly FoldedEvent[],
): Promise<ReadonlyMap<string, readonly Recorded[]>> {
  const found = new Map<string, Recorded[]>();
  const ids = page.map(({ event }) => event.meta.id);
  for (const { cause, stream, revision } of await ports.activity.effectsOf(ids)) {
    const event = await eventAt(ports, { stream, revision: BigInt(revision) });
    if (event !== undefined && cause !== null) found.set(cause, [...(found.get(cause) ?? []), event]);
  }
  return found;
}

async function eventAt(ports: SubjectPorts, { stream, revision }: EventPlace): Promise<Recorded | undefined> {
  for await (const [event] of streamPages(ports, stream, { from: revision, size: 1 })) return event;
  return undefined;
}
