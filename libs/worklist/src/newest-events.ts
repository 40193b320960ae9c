import type { Codec } from '#engine';
import { type EventStore, StreamNotFound } from '#event-store';
import type { Recorded } from '#kernel';

export interface StreamPorts {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly codec: Pick<Codec, 'decode'>;
}

export interface Read {
  readonly events: readonly Recorded[];
  /** A stream is longer than is read: what is older is missing here. */
  readonly cut: boolean;
}

/** Newest events that are read of one stream. */
const mostOfStream = 300;

/** What happened last in a stream, newest first, with who did it and when; nothing of a stream that is not there. */
export async function newestEvents({ store, codec }: StreamPorts, stream: string): Promise<Read> {
  try {
    const stored = await store.readStream(stream, { direction: 'backwards', max: mostOfStream });
    return {
      events: stored.flatMap((each) => codec.decode(each) ?? []),
      cut: stored.length === mostOfStream && stored.at(-1)?.revision !== 0n,
    };
  } catch (error) {
    if (error instanceof StreamNotFound) return { events: [], cut: false };
    throw error;
  }
}
