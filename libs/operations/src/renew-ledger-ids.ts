import { existsSync, renameSync } from 'node:fs';
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
  renewLedgerId,
} from '#composition';
import type { EventStore } from '#event-store';
import { type Clock, type Randomness, systemRandomness } from '#kernel';
import { loadMasterSecrets } from '#privacy';
import type { Config } from '#settings';
import { copySeals } from './copy-seals.js';
import { lockFolder } from './lock-folder.js';
import type { LedgerName } from './verify-ledger.js';

interface Ports {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** What became of a restored installation. */
export interface Renewal {
  readonly ledgers: readonly RenewedLedger[];
  /** What contradicted the folder's record, and is taken as it is from now on. */
  readonly taken: readonly string[];
}

export interface RenewedLedger {
  readonly ledger: LedgerName;
  readonly id: string;
  /** Where the seals went that this folder kept of the longer ledger; undefined when it kept none. */
  readonly sealsMovedTo: string | undefined;
}

/**
 * `caseledger ledger renew-id`: after a backup was put back. Its events stand at positions that a longer ledger had
 * before for others, so checkpoints, cursors and places of live updates from before must mean nothing any more. The seals
 * that this folder kept may go further than the restored ledger, which would look cut off: they are set aside, the
 * ledger's own are written in their place, and the folder is recorded as it is now.
 * @throws FolderInUse, StoreRefused, Unavailable, MasterKeyRefused, Refused (`in_use`) while somebody else uses the
 * installation, or for a seal that this master key did not sign
 */
export async function renewLedgerIds(
  config: Config,
  ports: Ports,
  reason = 'none was given',
): Promise<Renewal> {
  const folder = openDataFolder(config.dataDir);
  mustBeWritable(folder);
  const lock = lockFolder(folder, 'stop the server first: it would go on with the old id');
  try {
    const master = loadMasterSecrets({
      env: ports.env,
      dataDir: folder.path,
      create: false,
      randomness: systemRandomness,
    });
    return await alone(config, ports, async () => {
      const taken = whatContradicts(config, folder, master.record);
      const settings = { settings: config, folder, ...ports };
      const main = await renewLedgerId('events', settings);
      const looks = hasLooks(config, folder) ? await renewLedgerId('looks', settings) : undefined;
      const renewed: RenewedLedger[] = [
        { ledger: 'main', id: main, sealsMovedTo: setAside(folder.seals, main) },
      ];
      if (looks !== undefined)
        renewed.push({ ledger: 'looks', id: looks, sealsMovedTo: setAside(folder.looksSeals, looks) });
      await withLedgers(config, folder, ports, async (ledgers) => {
        await copySeals(ledgers.main, folder.seals);
        if (ledgers.looks !== undefined) await copySeals(ledgers.looks, folder.looksSeals);
        const accepted = { what: 'a new id of the ledgers', reason, at: ports.clock.now() };
        await recordAnew({ folder, settings: config, master, ledgers }, [accepted]);
      });
      return { ledgers: renewed, taken };
    });
  } finally {
    lock.release();
  }
}

function whatContradicts(config: Config, folder: DataFolder, key: Uint8Array): readonly string[] {
  try {
    return filesFaults({ folder, settings: config }, FolderRecord.read(folder.record, key), false);
  } catch (error) {
    if (error instanceof DataFolderRefused) return [error.message];
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

/** Each process has a folder of its own where the stores are servers: its lock tells nothing of the others. */
async function alone<T>(
  { readStore }: Config,
  { clock, randomness }: Ports,
  work: () => Promise<T>,
): Promise<T> {
  if (readStore.kind === 'sqlite') return work();
  const { aloneOn } = await import('./alone-on-server.js');
  const closers: (() => Promise<void> | void)[] = [];
  const closing = (close: () => Promise<void> | void) => void closers.push(close);
  try {
    await aloneOn(readStore.url, { clock, holder: holderName(randomness), closing });
    return await work();
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** @returns where it went; undefined when there was nothing */
export function setAside(file: string, mark: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const moved = `${file}.before-${mark}`;
  renameSync(file, moved);
  return moved;
}
