import { join } from 'node:path';
import { Looks } from '#access';
import { eventTypes } from '#composition';
import { type Chain, genesis, storedHash } from '#engine';
import { SqliteEventStore } from '#event-store/sqlite';
import type { Clock, Randomness } from '#kernel';
import type { Vault } from '#privacy';

/** A ledger of looks in a folder of its own kind, and what records in it. */
export async function looksLedger({
  folder,
  ...ports
}: {
  readonly folder: string;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly chain: Chain;
}) {
  const { clock, chain } = ports;
  const store = await SqliteEventStore.open({
    file: join(folder, 'looks.db'),
    mode: 'owner',
    clock,
    thread: false,
  });
  const looks = new Looks({
    ...ports,
    store,
    chain: { genesis, link: (...event) => chain.link(...event), hashOf: storedHash },
    instance: 'test',
    storedName: eventTypes.storedName('PersonalDataLooked'),
  });
  return { store, looks };
}
