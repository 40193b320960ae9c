import { createReadStream, existsSync, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FolderRecord, pathsIn, recordAnew } from '#composition';
import { lostIn } from '#engine';
import { SqliteProcessCheckpoints } from '#engine/sqlite';
import { FolderFileStore } from '#files/folder';
import { type Actor, InvalidInput } from '#kernel';
import { loadMasterSecrets, type MasterSecrets } from '#privacy';
import { lacksMasterKey } from '../copy-master-key.js';
import { inBytes } from '../doctor/finding.js';
import { isFullDisk } from '../machine-lack.js';
import type { Progress } from '../operation.js';
import { type RenewedLedgers, renewLedgers } from '../renew-ledgers.js';
import type { BackupPorts } from './back-up.js';
import { type CheckedBackup, checkBackup } from './check.js';
import { writeNew } from './durable-files.js';
import { mustBeEmpty, RestoringFolder } from './empty-folder.js';
import { LaterSeals } from './later-seals.js';
import { embedded, ledgerIn } from './ledgers.js';
import type { BackupManifest } from './manifest.js';
import { NewerErasures } from './newer-erasures.js';
import { recordedBackup } from './recorded.js';
import { BackupRefused } from './refused.js';

export interface RestoreGiven {
  readonly from: string;
  /** The new data folder: not there, or empty. */
  readonly to: string;
  readonly reason: string;
  readonly by: Actor;
  /** A newer list of erasures, which is applied; `none`: somebody says that nobody was erased since. */
  readonly erasures: { readonly file: string } | 'none';
  /** Seals of the ledgers that were lost, kept elsewhere. */
  readonly seals?: string | undefined;
}

/** A data folder that a server can start on. */
export interface Restored extends RenewedLedgers {
  readonly from: string;
  readonly to: string;
  readonly manifest: BackupManifest;
  /** Erasures that the backup did not know: the next start completes them before anything is served. */
  readonly erasuresAdded: number;
  /** Where the master key has to be put before a server can start; undefined where it is given. */
  readonly masterKeyWantedIn: string | undefined;
}

/**
 * `caseledger restore FROM`: checks all of a backup, and only then writes it into an empty folder; gives both ledgers new
 * ids, which they say themselves, with what was lost as far as somebody knows; takes the places of processes along. Stopped
 * or failed, the folder is empty again; killed, no server starts on it.
 * @throws InvalidInput, BackupRefused, MasterKeyRefused
 */
export async function* restoreBackup(
  given: RestoreGiven,
  ports: BackupPorts,
): AsyncGenerator<Progress, Restored, void> {
  const from = resolve(given.from);
  const to = resolve(given.to);
  if (given.reason.trim() === '')
    throw new InvalidInput([{ field: '--reason', message: 'say why it is restored: the ledger keeps it' }]);
  mustBeEmpty(to);
  const { env, randomness } = ports;
  const master = loadMasterSecrets({ env, dataDir: to, create: false, randomness });
  const later = LaterSeals.in(given.seals, master);
  const newer =
    given.erasures === 'none' ? NewerErasures.none : NewerErasures.in(given.erasures.file, master);
  const checked = yield* checkBackup(from, { ...ports, master });
  mustHaveRoom(to, checked.manifest.bytes);
  const folder = RestoringFolder.in(to);
  let isDone = false;
  try {
    yield* copyFiles(from, to, checked);
    // A folder that kept documents is refused without the place of them, also where there were none.
    await (await FolderFileStore.open(pathsIn(to).files, ports.randomness)).close();
    yield { done: 0, unit: 'events', note: 'giving the ledgers new ids' };
    const renewed = await renew({ ...given, to }, checked.manifest, later, { ...ports, master });
    const erasuresAdded = newer.addTo(to, master);
    await folder.finish();
    isDone = true;
    return {
      ...renewed,
      erasuresAdded,
      from,
      to,
      manifest: checked.manifest,
      masterKeyWantedIn: lacksMasterKey(to, env) ? to : undefined,
    };
  } catch (error) {
    if (!isFullDisk(error)) throw error;
    throw new BackupRefused(
      `there is too little room on the disk of ${to}: make room, or name another folder. Nothing was left there`,
      { cause: error },
    );
  } finally {
    if (!isDone) await folder.abandon();
  }
}

/** Every file is compared once more while it is copied. */
async function* copyFiles(
  from: string,
  to: string,
  { sums, manifest }: CheckedBackup,
): AsyncGenerator<Progress, void, void> {
  let done = 0;
  for (const [path, sum] of sums) {
    const written = await writeNew(join(to, path), createReadStream(join(from, path)));
    if (written.sum !== sum)
      throw new BackupRefused(
        `${path} of the backup ${from} changed while it was read: use another backup, or another disk`,
      );
    done += written.length;
    yield { done, total: manifest.bytes, unit: 'bytes', note: 'restoring files' };
  }
}

async function renew(
  { to, reason, by }: RestoreGiven,
  manifest: BackupManifest,
  later: LaterSeals,
  ports: BackupPorts & { readonly master: MasterSecrets },
): Promise<RenewedLedgers> {
  const folder = pathsIn(to);
  const { master, clock, randomness } = ports;
  const checkpoints = SqliteProcessCheckpoints.open(folder.state);
  let renewed: RenewedLedgers;
  try {
    renewed = await renewLedgers(
      { folder, settings: embedded, master, clock, randomness },
      { cause: 'restore', reason, by, ledgers: ['main', 'looks'], recorded: later.last, checkpoints },
    );
  } finally {
    checkpoints.close();
  }
  const ledgers = renewed.ledgers.map((each) => ({
    ...each,
    sealsMovedTo:
      lostIn(each.renewal) === undefined
        ? each.sealsMovedTo
        : later.keepBeside(each.ledger, each.ledger === 'main' ? folder.seals : folder.looksSeals, each.id),
  }));
  const [main, looks] = [
    await ledgerIn('main', { ...ports, folder: to, mode: 'reader' }),
    await ledgerIn('looks', { ...ports, folder: to, mode: 'reader' }),
  ];
  try {
    const what = `what came after the backup of ${manifest.startedAt}`;
    await recordAnew({ folder, settings: embedded, master, ledgers: { main, looks } }, [
      { what, reason, at: clock.now() },
    ]);
    const record = FolderRecord.read(folder.record, master.record)!;
    if (record.content.backups?.[0]?.id !== manifest.id)
      record.keepBackup(recordedBackup(manifest, 'the one that this folder was restored from'));
  } finally {
    await main.close();
    await looks.close();
  }
  return { ...renewed, ledgers };
}

function mustHaveRoom(to: string, bytes: number): void {
  let there = to;
  while (!existsSync(there)) there = dirname(there);
  const { bavail, bsize } = statfsSync(there);
  if (bavail * bsize < bytes)
    throw new BackupRefused(
      `there is too little room on the disk of ${to}: the backup holds ${inBytes(bytes)}, ${inBytes(bavail * bsize)} are free`,
    );
}
