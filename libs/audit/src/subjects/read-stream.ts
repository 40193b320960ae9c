import type { Codec } from '#engine';
import { type EventStore, type StoredEvent, StreamNotFound } from '#event-store';
import { nextTurn, type Recorded } from '#kernel';

export interface StreamPorts {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly codec: Pick<Codec, 'decode'>;
}

const pageSize = 500;

interface PagesAsked {
  readonly direction?: 'forwards' | 'backwards';
  readonly from?: bigint | undefined;
  readonly size?: number;
}

/** A stream in pages, in either direction; nothing of one that is not there. What no catalogue knows is left out. */
export async function* streamPages(
  { store, codec }: StreamPorts,
  stream: string,
  asked: PagesAsked = {},
): AsyncIterable<readonly Recorded[]> {
  for await (const page of storedPages({ store }, stream, asked))
    yield page.flatMap((each) => codec.decode(each) ?? []);
}

/** The same as it is stored; behind each page, and so between two streams, everybody else has a turn. */
export async function* storedPages(
  { store }: Pick<StreamPorts, 'store'>,
  stream: string,
  { direction = 'forwards', from, size = pageSize }: PagesAsked = {},
): AsyncIterable<readonly StoredEvent[]> {
  let next = from;
  for (;;) {
    const stored = await storedPage(store, stream, {
      direction,
      max: size,
      ...(next !== undefined && { from: next }),
    });
    if (stored.length > 0) yield stored;
    await nextTurn();
    const last = stored.at(-1);
    if (last === undefined || stored.length < size || (direction === 'backwards' && last.revision === 0n))
      return;
    next = direction === 'forwards' ? last.revision + 1n : last.revision - 1n;
  }
}

/** All of a stream, oldest first. */
export async function wholeStream(ports: StreamPorts, stream: string): Promise<readonly Recorded[]> {
  const events: Recorded[] = [];
  for await (const page of streamPages(ports, stream)) events.push(...page);
  return events;
}

export async function streamExists({ store }: Pick<StreamPorts, 'store'>, stream: string): Promise<boolean> {
  return (await storedPage(store, stream, { max: 1 })).length > 0;
}

async function storedPage(
  store: StreamPorts['store'],
  stream: string,
  options: Parameters<StreamPorts['store']['readStream']>[1],
) {
  try {
    return await store.readStream(stream, options);
  } catch (error) {
    if (error instanceof StreamNotFound) return [];
    throw error;
  }
}
