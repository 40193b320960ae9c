import { type EventStore, StreamNotFound } from '#event-store';
import type { Instant } from '#kernel';
import { type AnySeal, sealIn, sealStream } from './seals.js';

interface FoundSeal {
  readonly seal: AnySeal;
  readonly revision: bigint;
  /** Where the seal stands in this ledger. */
  readonly position: string;
}

/** The newest seal that is at least as old as `at`: how far a ledger had come then. By bisection, for there may be millions. */
export async function sealBefore(store: EventStore, at: Instant): Promise<FoundSeal | undefined> {
  const last = await sealAt(store, undefined);
  if (last === undefined || last.seal.at <= at) return last;
  let found: FoundSeal | undefined;
  let [low, high] = [0n, last.revision];
  while (low < high) {
    const middle = (low + high) / 2n;
    const seal = await sealAt(store, middle);
    if (seal === undefined || seal.seal.at > at) high = middle;
    else {
      found = seal;
      low = middle + 1n;
    }
  }
  return found;
}

/** The last one where no revision is given. */
async function sealAt(store: EventStore, from: bigint | undefined): Promise<FoundSeal | undefined> {
  try {
    const [event] = await store.readStream(
      sealStream,
      from === undefined ? { direction: 'backwards', max: 1 } : { from, max: 1 },
    );
    return event && { ...event, seal: sealIn(event) };
  } catch (error) {
    if (error instanceof StreamNotFound) return undefined;
    throw error;
  }
}
