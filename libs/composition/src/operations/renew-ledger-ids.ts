import { existsSync, renameSync } from 'node:fs';
import type { Clock, Randomness } from '#kernel';
import type { Config } from '../config.js';
import { mustBeWritable, openDataFolder } from '../data-folder.js';
import { holderName } from '../membership.js';
import { renewLedgerId } from '../stores.js';
import { lockFolder } from './lock-folder.js';
import type { LedgerName } from './verify-ledger.js';

interface Ports {
  readonly clock: Clock;
  readonly randomness: Randomness;
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
 * that this folder kept may go further than the restored ledger, which would look cut off: they are set aside, and the
 * ledger's own are kept from then on.
 * @throws FolderInUse, StoreRefused, Unavailable, Refused (`in_use`) while somebody else uses the installation
 */
export async function renewLedgerIds(config: Config, ports: Ports): Promise<readonly RenewedLedger[]> {
  const folder = openDataFolder(config.dataDir);
  mustBeWritable(folder);
  const lock = lockFolder(folder, 'stop the server first: it would go on with the old id');
  try {
    return await alone(config, ports, async () => {
      const settings = { settings: config, folder, ...ports };
      const main = await renewLedgerId('events', settings);
      const looks = await renewLedgerId('looks', settings);
      return [
        { ledger: 'main', id: main, sealsMovedTo: setAside(folder.seals, main) },
        { ledger: 'looks', id: looks, sealsMovedTo: setAside(folder.looksSeals, looks) },
      ];
    });
  } finally {
    lock.release();
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

function setAside(file: string, id: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const moved = `${file}.before-${id}`;
  renameSync(file, moved);
  return moved;
}
