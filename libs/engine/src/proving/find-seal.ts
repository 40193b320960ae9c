import { type EventStore, StreamNotFound } from '#event-store';
import { sealIn, sealStream } from './seals.js';
import { type FoundSeal, lastSeal } from './standing.js';

type Store = Pick<EventStore, 'readStream'>;

/**
 * The newest seal for which something holds that holds for all before it; undefined where it holds for none. By
 * bisection, for there may be millions. @throws Unavailable
 */
export async function lastSealWhere(
  store: Store,
  holds: (seal: FoundSeal) => boolean,
): Promise<FoundSeal | undefined> {
  const last = await lastSeal(store);
  if (last === undefined || holds(last)) return last;
  let found: FoundSeal | undefined;
  let [low, high] = [0n, last.event.revision];
  while (low < high) {
    const middle = (low + high) / 2n;
    const seal = await sealAt(store, middle);
    if (seal === undefined || !holds(seal)) high = middle;
    else {
      found = seal;
      low = middle + 1n;
    }
  }
  return found;
}

/** The seal at a revision of the stream of seals. */
export async function sealAt(store: Store, revision: bigint): Promise<FoundSeal | undefined> {
  try {
    const [event] = await store.readStream(sealStream, { from: revision, max: 1 });
    return event && { event, seal: sealIn(event) };
  } catch (error) {
    if (error instanceof StreamNotFound) return undefined;
    throw error;
  }
}
