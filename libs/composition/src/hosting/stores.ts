import type { Counters, SessionStore, SharedNotes, StaffStore } from '#access';
import { SqliteAccessStore } from '#access/sqlite';
import { heldByOneProcess, type Leases, type Members, type ProcessCheckpoints } from '#engine';
import { SqliteProcessCheckpoints } from '#engine/sqlite';
import type { EventStore } from '#event-store';
import { renewLedgerId as renewSqliteLedgerId, SqliteEventStore } from '#event-store/sqlite';
import type { Clock, Randomness } from '#kernel';
import type { KeyStore } from '#privacy';
import { SqliteKeyStore } from '#privacy/sqlite';
import type { DeadLetterStore, ReadStore } from '#read-store';
import { SqliteDeadLetters, SqliteReadStore } from '#read-store/sqlite';
import type { Config } from '#settings';
import type { DataFolder } from './data-folder.js';

/** Which stores, and where: what a thread is told so that it opens connections of its own. */
export type StoreSettings = Pick<Config, 'eventStore' | 'readStore' | 'projections'>;

export interface StorePorts {
  readonly settings: StoreSettings;
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** `reader`: a thread beside the owner of the data folder. Servers serve everybody alike. */
  readonly mode: 'owner' | 'reader';
  /** SQLite's writers on threads of their own. */
  readonly thread: boolean;
  /** Milliseconds to wait for a server of the ledger that is not there or not ready. Default: the adapter's. */
  readonly startPatience?: number;
  /** Told how to close each store once it is open. */
  readonly closing: (close: () => Promise<void> | void) => void;
}

/** What `READ_STORE` decides: the views, and everything else that processes share beside the ledger. */
export interface SharedStores {
  readonly readStore: ReadStore;
  readonly deadLetters: DeadLetterStore;
  readonly keys: KeyStore;
  readonly sessions: SessionStore;
  readonly counters: Counters;
  readonly notes: SharedNotes;
  readonly staff: StaffStore;
  readonly leases: Leases;
  /** Undefined: the data folder's lock tells who uses them. */
  readonly members: Members | undefined;
  /** `epoch`: of the lease under which this process moves them. */
  processCheckpoints(epoch: () => number): ProcessCheckpoints;
}

export type Ledger = 'events' | 'looks';

const onServer = () => import('./server-stores.js');

/** The ledger, or the ledger of looks. */
export async function openLedger(
  ledger: Ledger,
  { settings: { eventStore }, folder, clock, randomness, mode, thread, closing, startPatience }: StorePorts,
): Promise<EventStore> {
  const store =
    eventStore.kind === 'eventstoredb'
      ? await (await onServer()).ledgerOnServer(ledger, eventStore, {
          clock,
          randomness,
          create: mode === 'owner',
          ...(startPatience !== undefined && { startPatience }),
        })
      : await SqliteEventStore.open({ file: folder[ledger], mode, clock, randomness, thread });
  closing(() => store.close());
  return store;
}

/** Gives a ledger that was restored a new id. Nobody may have it open. @returns the id */
export async function renewLedgerId(
  ledger: Ledger,
  {
    settings: { eventStore },
    folder,
    clock,
    randomness,
  }: Pick<StorePorts, 'settings' | 'folder' | 'clock' | 'randomness'>,
): Promise<string> {
  if (eventStore.kind === 'sqlite') return renewSqliteLedgerId(folder[ledger], randomness);
  const { ledgerOnServer } = await onServer();
  const store = await ledgerOnServer(ledger, eventStore, { clock, randomness, create: false });
  try {
    return await store.renewLedgerId(randomness);
  } finally {
    await store.close();
  }
}

/** What a thread that folds needs of the stores beside the ledger. */
export type FoldingStores = Pick<SharedStores, 'readStore' | 'deadLetters' | 'keys' | 'leases'>;

/** The views to write, the keys to read. `holder`: this thread, unique among all of all processes. */
export async function openFoldingStores(ports: StorePorts, holder: string): Promise<FoldingStores> {
  const { settings, folder, closing, mode, thread } = ports;
  if (settings.readStore.kind === 'mongodb')
    return (await onServer()).foldingOnServer(settings.readStore, ports, holder);
  const keys = await SqliteKeyStore.open({ file: folder.keys, mode, thread });
  closing(() => keys.close());
  const readStore = SqliteReadStore.open({ folder: folder.views, mode: 'owner' });
  closing(() => readStore.close());
  const deadLetters = SqliteDeadLetters.open({ folder: folder.views });
  closing(() => deadLetters.close());
  return { readStore, deadLetters, keys, leases: heldByOneProcess };
}

/** All of them. `holder`: this process, unique among all. */
export async function openSharedStores(ports: StorePorts, holder: string): Promise<SharedStores> {
  const { settings, folder, clock, randomness, closing } = ports;
  if (settings.readStore.kind === 'mongodb')
    return (await onServer()).sharedOnServer(settings.readStore, ports, holder);
  const folding = await openFoldingStores(ports, holder);
  const access = SqliteAccessStore.open({ file: folder.access, clock, randomness });
  closing(() => access.close());
  const checkpoints = SqliteProcessCheckpoints.open(folder.state);
  closing(() => checkpoints.close());
  return {
    ...folding,
    members: undefined,
    sessions: access.sessions,
    counters: access.counters,
    notes: access.notes,
    staff: access.staff,
    processCheckpoints: () => checkpoints,
  };
}
