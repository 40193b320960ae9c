import { type EventPlace, endOfDay, type LocalDate, type Recorded, startOfDay } from '#kernel';
import type { Activity } from '../activity/activity.queries.js';
import { type Changed, FoldedDocuments } from '../state/documents.js';
import { streamPages } from '../subjects/read-stream.js';
import { type SubjectPorts, streamsOf } from '../subjects/streams-of.js';
import { type AuditSubject, subjectText } from '../subjects/subject.js';
import { backwards } from './backwards.js';
import { merged } from './merged.js';
import { cursorAt, isOlder, type Place, placeIn, placeOf } from './place.js';

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
export interface TimelineEvent {
  readonly event: Recorded;
  readonly touched: readonly Changed[];
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

const defaultPage = 50;
/** Events that are looked at for one page, however few of them pass the filters. */
const mostLookedAt = 5_000;

/**
 * A page of what happened to a subject, or of what a worker did: newest first by recorded time, then position (rule A3). Undefined: nobody
 * knows such a subject. @throws InvalidInput for a cursor
 */
export async function timeline(ports: TimelinePorts, of: TimelineOf): Promise<TimelinePage | undefined> {
  const { subject, types = [], from, to, cursor, pageSize = defaultPage } = of;
  const question = JSON.stringify([subjectText(subject), [...types].sort(), from, to]);
  const after = placeIn(question, cursor);
  const found = await eventsOf(ports, subject, {
    before: after ?? (to === undefined ? undefined : { at: endOfDay(to), position: '' }),
  });
  if (found === undefined) return undefined;
  const oldest = from === undefined ? undefined : startOfDay(from);
  const page: Recorded[] = [];
  let [seen, last, more]: [number, Place | undefined, boolean] = [0, undefined, false];
  for await (const event of found.events) {
    if (oldest !== undefined && event.meta.recordedAt < oldest) break;
    if (page.length === pageSize || seen === mostLookedAt) {
      more = true;
      break;
    }
    seen++;
    last = placeOf(event);
    if (types.length === 0 || types.includes(event.type)) page.push(event);
  }
  return {
    items: await withContext(ports, page),
    streams: found.streams,
    next: more && last !== undefined ? cursorAt(question, last) : undefined,
  };
}

/** Undefined: nobody knows the subject. */
async function eventsOf(
  ports: TimelinePorts,
  subject: AuditSubject,
  { before }: { readonly before: Place | undefined },
): Promise<{ readonly events: AsyncIterable<Recorded>; readonly streams: readonly string[] } | undefined> {
  if (subject.kind === 'worker')
    return (await ports.activity.knows(subject.id))
      ? { events: ofWorker(ports, subject.id, before), streams: [] }
      : undefined;
  const streams = await streamsOf(ports, subject);
  return streams.length === 0
    ? undefined
    : {
        events: merged(streams.map((each) => backwards(ports, each, before))),
        streams: streams.map((each) => each.name),
      };
}

async function* ofWorker(
  ports: TimelinePorts,
  worker: Parameters<Activity['of']>[0],
  before: Place | undefined,
): AsyncIterable<Recorded> {
  for await (const acts of ports.activity.of(worker, { upTo: before?.at }))
    for (const { stream, revision, at, position } of acts) {
      if (before !== undefined && !isOlder({ at, position }, before)) continue;
      const event = await eventAt(ports, { stream, revision: BigInt(revision) });
      if (event !== undefined) yield event;
    }
}

async function withContext(
  ports: TimelinePorts,
  page: readonly Recorded[],
): Promise<readonly TimelineEvent[]> {
  const effects = await effectsOf(ports, page);
  const touched = await touchedBy(ports, page);
  return Promise.all(
    page.map(async (event) => ({
      event,
      touched: touched.get(event.meta.id) ?? [],
      cause: await causeOf(ports, event),
      effects: effects.get(event.meta.id) ?? [],
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
  page: readonly Recorded[],
): Promise<ReadonlyMap<string, readonly Recorded[]>> {
  const found = new Map<string, Recorded[]>();
  for (const { cause, stream, revision } of await ports.activity.effectsOf(page.map(({ meta }) => meta.id))) {
    const event = await eventAt(ports, { stream, revision: BigInt(revision) });
    if (event !== undefined && cause !== null) found.set(cause, [...(found.get(cause) ?? []), event]);
  }
  return found;
}

/** From what to what each event changed the documents of its stream: the stream is folded up to it. */
async function touchedBy(
  ports: TimelinePorts,
  page: readonly Recorded[],
): Promise<ReadonlyMap<string, readonly Changed[]>> {
  const found = new Map<string, readonly Changed[]>();
  const wanted = new Set(page.map(({ meta }) => meta.id));
  const newest = new Map<string, bigint>();
  for (const { meta } of page)
    if ((newest.get(meta.stream) ?? -1n) < meta.revision) newest.set(meta.stream, meta.revision);
  for (const [stream, last] of newest) {
    const documents = new FoldedDocuments();
    for await (const events of streamPages(ports, stream)) {
      for (const event of events) {
        if (event.meta.revision > last) break;
        const touched = documents.apply(event);
        if (wanted.has(event.meta.id)) found.set(event.meta.id, touched);
      }
      if ((events.at(-1)?.meta.revision ?? -1n) >= last) break;
    }
  }
  return found;
}

async function eventAt(ports: SubjectPorts, { stream, revision }: EventPlace): Promise<Recorded | undefined> {
  for await (const [event] of streamPages(ports, stream, { from: revision, size: 1 })) return event;
  return undefined;
}
