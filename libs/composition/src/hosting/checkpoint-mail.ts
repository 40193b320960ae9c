import { type LedgerKind, lastSeal, readCheckpoint, renewalsOf, renewalText } from '#engine';
import type { EventStore } from '#event-store';
import type { Proved, SealedUpTo } from '#processes';
import type { System } from './system.js';

const titles = { main: 'Ledger of events', looks: 'Ledger of looks' } as const;

/** How far both ledgers are sealed: what their own newest seals say. @throws Unavailable */
export async function proved({ store, looksStore }: Pick<System, 'store' | 'looksStore'>): Promise<Proved> {
  return {
    main: await sealedUpTo(store),
    looks: await sealedUpTo(looksStore),
    renewals: [...(await renewalsIn('main', store)), ...(await renewalsIn('looks', looksStore))],
  };
}

async function sealedUpTo(store: EventStore): Promise<SealedUpTo | undefined> {
  const found = await lastSeal(store);
  if (found === undefined || !('checkpoint' in found.seal)) return undefined;
  const { checkpoint, at } = found.seal;
  const size = readCheckpoint(checkpoint)?.size;
  return size === undefined ? undefined : { eventId: found.event.id, checkpoint, size, at };
}

const renewalsIn = async (kind: LedgerKind, store: EventStore): Promise<readonly string[]> =>
  (await renewalsOf(store)).map((each) => `${titles[kind]}, ${renewalText(each)}`);
