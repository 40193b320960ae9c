import type { Instant, Recorded } from '#kernel';
import { type FoldedDocument, FoldedDocuments } from '../state/documents.js';
import { streamPages } from '../subjects/read-stream.js';
import { belongs, type SubjectPorts, type SubjectStream, streamsOf } from '../subjects/streams-of.js';
import type { StatefulSubject } from '../subjects/subject.js';
import { type Clock, timeBy } from './clocks.js';

/** How a subject stood. Personal data in it is still sealed. */
export interface Standing {
  /** How many events it is folded from. */
  readonly events: number;
  /** The last of them, in ledger order. */
  readonly last: Recorded;
  readonly documents: readonly FoldedDocument[];
}

/** The moment that was asked for lies before the subject's first event. */
export interface NotYet {
  readonly firstAt: Instant;
}

/** What is said of it. */
export const beforeFirst = ({ firstAt }: NotYet): string =>
  `Nothing was known yet at that moment: the first event is of ${firstAt}.`;

export interface AsOf {
  readonly subject: StatefulSubject;
  readonly at: Instant;
  readonly clock: Clock;
  /** Instead of the moment: up to this position, which is what a view held that had come so far. */
  readonly upTo?: string | undefined;
}

/** The events of a stream that count, and when its first one was. */
interface Beginning {
  readonly events: readonly Recorded[];
  readonly firstAt: Instant | undefined;
}

/**
 * How a subject stood at a moment: folded from its streams by today's program, never read from a view (rule A5).
 * Undefined: nobody knows such a subject.
 */
export async function asOf(ports: SubjectPorts, of: AsOf): Promise<Standing | NotYet | undefined> {
  const streams = await streamsOf(ports, of.subject);
  const [own, ...others] = streams;
  if (own === undefined) return undefined;
  const first = await beginning(ports, own, of);
  const counted = of.subject.kind === 'case' ? withMembers(others, first.events) : others;
  const rest = await Promise.all(counted.map((each) => beginning(ports, each, of)));
  const known = of.subject.kind === 'account' ? [first, ...rest] : [first];
  if (known.every(({ events }) => events.length === 0)) {
    const firstAt = known.flatMap((each) => each.firstAt ?? []).sort()[0];
    return firstAt === undefined ? undefined : { firstAt };
  }
  const events = [first, ...rest]
    .flatMap((each) => each.events)
    .sort((a, b) => (a.meta.position < b.meta.position ? -1 : 1));
  const documents = new FoldedDocuments();
  for (const event of events) documents.apply(event);
  return { events: events.length, last: events.at(-1)!, documents: documents.all };
}

/** Of the persons of a case only those who were on it then, each of them whole. */
function withMembers(
  streams: readonly SubjectStream[],
  ofCase: readonly Recorded[],
): readonly SubjectStream[] {
  const documents = new FoldedDocuments();
  for (const event of ofCase) documents.apply(event);
  const persons = documents.all.flatMap(({ document }) =>
    Object.keys((document as { readonly persons: object }).persons),
  );
  return streams
    .filter(({ personId }) => personId === undefined || persons.includes(personId))
    .map(({ spans: _whileOnTheCase, ...stream }) => stream);
}

/**
 * Up to the last event before the first one after the moment: a beginning of the stream, never a selection, though a clock may have
 * stepped back meanwhile.
 */
async function beginning(
  ports: SubjectPorts,
  stream: SubjectStream,
  { at, clock, upTo }: AsOf,
): Promise<Beginning> {
  const events: Recorded[] = [];
  let firstAt: Instant | undefined;
  for await (const page of streamPages(ports, stream.name))
    for (const event of page) {
      const time = timeBy(clock, event);
      if (belongs(stream, event)) firstAt ??= time;
      if (upTo === undefined ? time > at : event.meta.position > upTo) return { events, firstAt };
      if (belongs(stream, event)) events.push(event);
    }
  return { events, firstAt };
}
