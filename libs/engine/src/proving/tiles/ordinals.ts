import type { EventStore, StoredEvent } from '#event-store';
import { lastSealWhere } from '../find-seal.js';
import { coverOf } from '../seals.js';
import { lastEventUnder } from '../standing.js';

type Store = Pick<EventStore, 'readStream' | 'readAll'>;

/**
 * Where events stand in ledger order, counted from 0, in the order that they were given in. Counted from the last seal
 * before each of them, so that it costs the same in a ledger of any length. @throws Unavailable
 */
export async function ordinalsOf(
  store: Store,
  events: readonly Pick<StoredEvent, 'position'>[],
): Promise<readonly number[]> {
  const ordinals = new Map<string, number>();
  let known: Known = { below: 0, position: undefined };
  for (const position of [...new Set(events.map((event) => event.position))].sort()) {
    const seal = await lastSealWhere(store, (found) => found.event.position < position);
    if (seal !== undefined && (known.position === undefined || seal.event.position > known.position)) {
      const last = await lastEventUnder(store, seal.seal);
      const { size } = coverOf(seal.seal) ?? {};
      if (last !== undefined && size !== undefined) known = { below: size, position: last.position };
    }
    known = { below: known.below + (await countBetween(store, known.position, position)), position };
    ordinals.set(position, known.below - 1);
  }
  return events.map((event) => ordinals.get(event.position)!);
}

/** So many events stand up to and with this position. */
interface Known {
  readonly below: number;
  readonly position: string | undefined;
}

async function countBetween(store: Store, after: string | undefined, until: string): Promise<number> {
  let count = 0;
  for await (const page of store.readAll(after === undefined ? { until } : { after, until }))
    count += page.length;
  return count;
}
