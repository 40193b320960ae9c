import { openLedger, pathsIn } from '#composition';
import { type LedgerKind, lastSeal, recordOf } from '#engine';
import type { EventStore } from '#event-store';
import type { Clock, Randomness } from '#kernel';
import type { BackedUpLedger } from './manifest.js';

export const embedded = {
  eventStore: { kind: 'sqlite' },
  readStore: { kind: 'sqlite' },
  projections: 'here',
} as const;

interface Ports {
  readonly clock: Clock;
  readonly randomness: Randomness;
}

interface InFolder extends Ports {
  readonly folder: string;
  readonly mode: 'owner' | 'reader';
}

/** A ledger that lies in a folder; whoever opens it closes it. @throws StoreRefused */
export const ledgerIn = (kind: LedgerKind, { folder, ...ports }: InFolder): Promise<EventStore> =>
  openLedger(kind === 'main' ? 'events' : 'looks', {
    ...ports,
    settings: embedded,
    folder: pathsIn(folder),
    thread: false,
    closing: () => undefined,
  });

/** Opens it for one work. */
export async function withLedger<T>(
  kind: LedgerKind,
  ports: InFolder,
  work: (store: EventStore) => Promise<T>,
): Promise<T> {
  const store = await ledgerIn(kind, ports);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** How far the ledgers in a folder go. */
export async function ledgersIn(
  folder: string,
  ports: Ports,
): Promise<Readonly<Record<LedgerKind, BackedUpLedger>>> {
  const of = (kind: LedgerKind) => withLedger(kind, { ...ports, folder, mode: 'reader' }, endOfLedger);
  return { main: await of('main'), looks: await of('looks') };
}

export async function endOfLedger(store: EventStore): Promise<BackedUpLedger> {
  const position = await store.head();
  const last = position === undefined ? undefined : await store.eventAt(position);
  const seal = (await lastSeal(store))?.seal;
  return {
    ledgerId: store.ledgerId,
    events: await store.countAfter(undefined),
    ...(last !== undefined && { head: { position: last.position, eventId: last.id } }),
    ...(seal !== undefined && { seal: { ...recordOf(seal), at: seal.at } }),
  };
}
