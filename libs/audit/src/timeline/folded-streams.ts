import { LRUCache } from 'lru-cache';
import type { EventPlace, Recorded } from '#kernel';
import { type Changed, FoldedDocuments } from '../state/documents.js';
import { type StreamPorts, streamPages } from '../subjects/read-stream.js';
import { type Place, placeOf } from './place.js';

/** An event with what it changed. Personal data in it is still sealed. */
export interface FoldedEvent {
  readonly event: Recorded;
  /** From what to what it changed the documents of its stream. */
  readonly touched: readonly Changed[];
}

/** Where an event stands, in its stream and in the timeline. */
export interface Happened extends EventPlace, Place {
  readonly type: string;
}

/** Events that are read, folded and let go together. */
const stretch = 500;
/** Folded events that are held at a time, of all streams. */
const mostHeld = 10_000;

type Stretch = ReadonlyMap<bigint, FoldedEvent>;

/**
 * Streams folded for one answer: each is read from its beginning once, and any of its events told later by folding no more
 * than the stretch that it lies in, whatever the length of the stream.
 */
export class FoldedStreams {
  /** The documents of a stream as they stood before each of its stretches. */
  private readonly before = new Map<string, readonly FoldedDocuments[]>();
  private readonly held = new LRUCache<string, Stretch>({
    maxSize: mostHeld,
    sizeCalculation: (events) => Math.max(1, events.size),
  });

  constructor(private readonly ports: StreamPorts) {}

  /** Reads a stream from its beginning, and says where those of its events stand that are wanted. */
  async read(stream: string, isWanted: (event: Recorded) => boolean): Promise<readonly Happened[]> {
    const found: Happened[] = [];
    const before: FoldedDocuments[] = [];
    const documents = new FoldedDocuments();
    for await (const events of streamPages(this.ports, stream, { size: stretch })) {
      before.push(documents.copy());
      this.held.set(`${before.length - 1} ${stream}`, folded(documents, events));
      for (const event of events) if (isWanted(event)) found.push(happened(event));
    }
    this.before.set(stream, before);
    return found;
  }

  /** Undefined: there is none, or no catalogue knows it. */
  async at({ stream, revision }: EventPlace): Promise<FoldedEvent | undefined> {
    if (!this.before.has(stream)) await this.read(stream, () => false);
    return (await this.stretchOf(stream, Number(revision / BigInt(stretch))))?.get(revision);
  }

  private async stretchOf(stream: string, n: number): Promise<Stretch | undefined> {
    const name = `${n} ${stream}`;
    const held = this.held.get(name);
    const documents = this.before.get(stream)?.[n];
    if (held !== undefined || documents === undefined) return held;
    const from = BigInt(n * stretch);
    for await (const events of streamPages(this.ports, stream, { from, size: stretch })) {
      const found = folded(documents.copy(), events);
      this.held.set(name, found);
      return found;
    }
    return undefined;
  }
}

const happened = (event: Recorded): Happened => {
  const { stream, revision } = event.meta;
  return { type: event.type, stream, revision, ...placeOf(event) };
};

/** Folds events into documents, which go on from there. */
const folded = (documents: FoldedDocuments, events: readonly Recorded[]): Stretch =>
  new Map(events.map((event) => [event.meta.revision, { event, touched: documents.apply(event) }]));
