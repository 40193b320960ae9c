import { existsSync, renameSync } from 'node:fs';
import { MongoLeases } from '#engine/mongodb';
import type { Clock, Randomness } from '#kernel';
import { connectMongo } from '#read-store/mongodb';
import type { Config } from '../config.js';
import { mustBeWritable, openDataFolder } from '../data-folder.js';
import { renewLedgerId } from '../stores.js';
import { epochAlone } from './copy-ends.js';
import { lockFolder } from './lock-folder.js';
import type { LedgerName } from './verify-ledger.js';

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
 * @throws FolderInUse, StoreRefused, Unavailable, Refused while somebody runs processes or feeds views
 */
export async function renewLedgerIds(
  config: Config,
  ports: { readonly clock: Clock; readonly randomness: Randomness },
): Promise<readonly RenewedLedger[]> {
  const folder = openDataFolder(config.dataDir);
  mustBeWritable(folder);
  const lock = lockFolder(folder, 'stop the server first: it would go on with the old id');
  try {
    await nobodyServes(config, ports);
    const settings = { settings: config, folder, ...ports };
    const main = await renewLedgerId('events', settings);
    const looks = await renewLedgerId('looks', settings);
    return [
      { ledger: 'main', id: main, sealsMovedTo: setAside(folder.seals, main) },
      { ledger: 'looks', id: looks, sealsMovedTo: setAside(folder.looksSeals, looks) },
    ];
  } finally {
    lock.release();
  }
}

/** Each process has a folder of its own where the stores are servers: there the lease tells. */
async function nobodyServes(
  { readStore }: Config,
  { clock, randomness }: { readonly clock: Clock; readonly randomness: Randomness },
): Promise<void> {
  if (readStore.kind === 'sqlite') return;
  const mongo = await connectMongo(readStore.url);
  try {
    await epochAlone(new MongoLeases(mongo, { clock, holder: randomness.uuid() }), 'same installation');
  } finally {
    await mongo.close();
  }
}

function setAside(file: string, id: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const moved = `${file}.before-${id}`;
  renameSync(file, moved);
  return moved;
}
