import type { Log } from '#engine';
import { systemClock, systemRandomness } from '#kernel';
import { KeyVault, type VaultPorts } from '#privacy';
import type { DataFolder } from '../data-folder.js';
import type { SharedPorts } from '../projections-host.js';
import { openFoldingStores, openLedger, type StoreSettings } from '../stores.js';

/** What a thread is told when it starts. */
export interface ThreadData {
  readonly folder: DataFolder;
  readonly settings: StoreSettings;
  readonly keys: VaultPorts['keys'];
  /** This process, unique among all. */
  readonly holder: string;
  /** Whether what is folded is traced. */
  readonly traces: boolean;
}

/** Connections of a thread's own: the ledger and the keys to read, the views to write. */
export async function openThreadStores(
  { folder, settings, keys, holder }: ThreadData,
  log: Log,
): Promise<{ readonly ports: SharedPorts; close: () => Promise<void> }> {
  const closers: (() => Promise<void> | void)[] = [];
  const opening = {
    settings,
    folder,
    clock: systemClock,
    randomness: systemRandomness,
    mode: 'reader',
    thread: false,
    closing: (end: () => Promise<void> | void) => void closers.push(end),
  } as const;
  const store = await openLedger('events', opening);
  const looksStore = await openLedger('looks', opening);
  const { keys: keyStore, ...folding } = await openFoldingStores(opening, holder);
  const vault = new KeyVault({
    store: keyStore,
    keys,
    clock: systemClock,
    randomness: systemRandomness,
  });
  const close = async () => {
    for (const each of closers.splice(0).reverse()) await each();
  };
  return { ports: { store, looksStore, ...folding, vault, clock: systemClock, log }, close };
}
