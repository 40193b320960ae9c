import type { EventStore, StoredEvent } from '#event-store';
import { eachInTurns } from '#kernel';
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
  for await (const position of eachInTurns([...new Set(events.map((event) => event.position))].sort())) {
    known = (await near(store, known, position)) ?? (await behindSeal(store, known, position));
    ordinals.set(position, known.below - 1);
  }
  return events.map((event) => ordinals.get(event.position)!);
}

/** So many events stand up to and with this position. */
interface Known {
  readonly below: number;
  readonly position: string | undefined;
}

const nearby = 500;

/** Counted on from what is known where that is one read, as between most events of one case; else undefined. */
async function near(store: Store, known: Known, until: string): Promise<Known | undefined> {
  const after = known.position === undefined ? {} : { after: known.position };
  for await (const page of store.readAll({ ...after, until, pageSize: nearby }))
    return page.at(-1)?.position === until
      ? { below: known.below + page.length, position: until }
      : undefined;
  return undefined;
}

/** Counted on from the last seal before, which says how many events are below it. */
async function behindSeal(store: Store, known: Known, position: string): Promise<Known> {
  let { below, position: from } = known;
  const seal = await lastSealWhere(store, (found) => found.event.position < position);
  if (seal !== undefined && (from === undefined || seal.event.position > from)) {
    const last = await lastEventUnder(store, seal.seal);
    const { size } = coverOf(seal.seal) ?? {};
    if (last !== undefined && size !== undefined) [below, from] = [size, last.position];
  }
  return { below: below + (await countBetween(store, from, position)), position };
}

async function countBetween(store: Store, after: string | undefined, until: string): Promise<number> {
  let count = 0;
  for await (const page of store.readAll(after === undefined ? { until } : { after, until }))
    count += page.length;
  return count;
}
