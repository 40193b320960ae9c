import { existsSync } from 'node:fs';
import {
  type DataFolder,
  DataFolderRefused,
  FolderRecord,
  filesFaults,
  holderName,
  mustBeWritable,
  openDataFolder,
  openLedger,
  recordAnew,
} from '#composition';
import type { ProcessCheckpoints } from '#engine';
import { SqliteProcessCheckpoints } from '#engine/sqlite';
import type { EventStore } from '#event-store';
import type { Actor, Clock, Randomness } from '#kernel';
import { loadMasterSecrets } from '#privacy';
import type { Config } from '#settings';
import { lockFolder } from './lock-folder.js';
import { type RenewedLedgers, renewLedgers } from './renew-ledgers.js';

interface Ports {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** What became of a restored installation. */
export interface Renewal extends RenewedLedgers {
  /** What contradicted the folder's record, and is taken as it is from now on. */
  readonly taken: readonly string[];
}

/**
 * `caseledger ledger renew-id`: after a backup was put back. Its events stand at positions that a longer ledger had
 * before for others, so checkpoints, cursors and places of live updates from before must mean nothing any more. Both
 * ledgers say so in themselves, with what is known to be lost, and the folder is recorded as it is now.
 * @throws InvalidInput, FolderInUse, StoreRefused, Unavailable, MasterKeyRefused, Refused (`in_use`) while somebody else
 * uses the installation, or for a seal that this master key did not sign
 */
export async function renewLedgerIds(
  config: Config,
  ports: Ports,
  { reason, by }: { readonly reason: string; readonly by: Actor },
): Promise<Renewal> {
  const folder = openDataFolder(config.dataDir);
  mustBeWritable(folder);
  const lock = lockFolder(folder, 'stop the server first: it would go on with the old id');
  try {
    const { env, clock, randomness } = ports;
    const master = loadMasterSecrets({ env, dataDir: folder.path, create: false, randomness });
    return await alone(config, folder, ports, async (checkpoints) => {
      const { taken, recorded } = recordedIn(config, folder, master.record);
      const renewed = await renewLedgers(
        { folder, settings: config, master, clock, randomness },
        {
          cause: 'renew-id',
          reason,
          by,
          ledgers: hasLooks(config, folder) ? ['main', 'looks'] : ['main'],
          recorded,
          checkpoints,
        },
      );
      await withLedgers(config, folder, ports, (ledgers) =>
        recordAnew({ folder, settings: config, master, ledgers }, [
          { what: 'a new id of the ledgers', reason, at: clock.now() },
        ]),
      );
      return { ...renewed, taken };
    });
  } finally {
    lock.release();
  }
}

/** What a folder's record says, as far as it can be believed, and what contradicts it. */
function recordedIn(config: Config, folder: DataFolder, key: Uint8Array) {
  try {
    const record = FolderRecord.read(folder.record, key);
    const { main, looks } = record?.content.ledgers ?? {};
    return {
      taken: filesFaults({ folder, settings: config }, record, false),
      recorded: {
        ...(main?.seal !== undefined && { main: main.seal }),
        ...(looks?.seal !== undefined && { looks: looks.seal }),
      },
    };
  } catch (error) {
    if (error instanceof DataFolderRefused) return { taken: [error.message], recorded: {} };
    throw error;
  }
}

/** The ledger of looks is made anew by a start where somebody accepted that it is lost. */
const hasLooks = ({ eventStore }: Config, { looks }: DataFolder): boolean =>
  eventStore.kind !== 'sqlite' || existsSync(looks);

export interface OpenedLedgers {
  readonly main: EventStore;
  readonly looks: EventStore | undefined;
}

/** Opens both to read, and closes them. */
export async function withLedgers<T>(
  config: Config,
  folder: DataFolder,
  ports: Pick<Ports, 'clock' | 'randomness'>,
  work: (ledgers: OpenedLedgers) => Promise<T>,
): Promise<T> {
  const closers: (() => Promise<void> | void)[] = [];
  const opening = {
    ...ports,
    settings: config,
    folder,
    mode: 'reader',
    thread: false,
    closing: (close: () => Promise<void> | void) => void closers.push(close),
  } as const;
  try {
    const main = await openLedger('events', opening);
    const looks = hasLooks(config, folder) ? await openLedger('looks', opening) : undefined;
    return await work({ main, looks });
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/**
 * Each process has a folder of its own where the stores are servers: its lock tells nothing of the others. The work is
 * given the places of the processes, where there are any.
 */
async function alone<T>(
  { readStore }: Config,
  { state }: DataFolder,
  { clock, randomness }: Ports,
  work: (checkpoints: ProcessCheckpoints | undefined) => Promise<T>,
): Promise<T> {
  const closers: (() => Promise<void> | void)[] = [];
  const closing = (close: () => Promise<void> | void) => void closers.push(close);
  try {
    if (readStore.kind === 'mongodb') {
      const { copiedStateOn } = await import('./alone-on-server.js');
      const ports = { clock, holder: holderName(randomness), closing };
      return await work((await copiedStateOn(readStore, ports)).checkpoints);
    }
    if (!existsSync(state)) return await work(undefined);
    const checkpoints = SqliteProcessCheckpoints.open(state);
    closing(() => checkpoints.close());
    return await work(checkpoints);
  } finally {
    for (const close of closers.reverse()) await close();
  }
}
