import { SqliteEventStore } from '#event-store/sqlite';
import { systemClock, systemRandomness } from '#kernel';
import { KeyVault } from '#privacy';
import { SqliteKeyStore } from '#privacy/sqlite';
import { SqliteDeadLetters, SqliteReadStore } from '#read-store/sqlite';
import type { DataFolder } from '../data-folder.js';
import type { ProjectionPorts } from '../projections-host.js';

/** What a thread is told when it starts. */
export interface ThreadData {
  readonly folder: DataFolder;
  readonly keys: { readonly wrapping: Uint8Array; readonly index: Uint8Array };
}

/** Connections of a thread's own: the ledger and the keys to read, the views to write. */
export async function openThreadStores({ folder, keys }: ThreadData, log: ProjectionPorts['log']) {
  const clock = systemClock;
  const store = await SqliteEventStore.open({ file: folder.events, mode: 'reader', clock });
  const keyStore = await SqliteKeyStore.open({ file: folder.keys, mode: 'reader' });
  const vault = new KeyVault({ store: keyStore, keys, clock, randomness: systemRandomness });
  const readStore = SqliteReadStore.open({ folder: folder.views, mode: 'owner' });
  const deadLetters = SqliteDeadLetters.open({ folder: folder.views });
  const ports: ProjectionPorts = { store, readStore, deadLetters, vault, clock, log };
  const close = async () => {
    await readStore.close();
    await deadLetters.close();
    await store.close();
    await keyStore.close();
  };
  return { ports, close };
}
