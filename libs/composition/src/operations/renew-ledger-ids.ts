import type { Clock, Randomness } from '#kernel';
import type { Config } from '../config.js';
import { mustBeWritable, openDataFolder } from '../data-folder.js';
import { renewLedgerId } from '../stores.js';
import { lockFolder } from './lock-folder.js';
import type { LedgerName } from './verify-ledger.js';

export interface RenewedLedger {
  readonly ledger: LedgerName;
  readonly id: string;
}

/**
 * `caseledger ledger renew-id`: after a backup was put back. Its events stand at positions that a longer ledger had
 * before for others, so checkpoints, cursors and places of live updates from before must mean nothing any more.
 * @throws FolderInUse, StoreRefused, Unavailable
 */
export async function renewLedgerIds(
  config: Config,
  ports: { readonly clock: Clock; readonly randomness: Randomness },
): Promise<readonly RenewedLedger[]> {
  const folder = openDataFolder(config.dataDir);
  mustBeWritable(folder);
  const lock = lockFolder(folder, 'stop the server first: it would go on with the old id');
  try {
    const settings = { settings: config, folder, ...ports };
    const main = await renewLedgerId('events', settings);
    const looks = await renewLedgerId('looks', settings);
    return [
      { ledger: 'main', id: main },
      { ledger: 'looks', id: looks },
    ];
  } finally {
    lock.release();
  }
}
