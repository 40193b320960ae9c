import { statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FolderRecord, manifestOf, pathsIn } from '#composition';
import { type Clock, type Randomness, Refused } from '#kernel';
import { loadMasterSecrets, type MasterSecrets } from '#privacy';
import type { Config } from '#settings';
import { inBytes, messageOf } from '../doctor/finding.js';
import { isFullDisk } from '../machine-lack.js';
import type { Progress } from '../operation.js';
import { checkBackup } from './check.js';
import { writeNew } from './durable-files.js';
import { ledgersIn } from './ledgers.js';
import {
  type BackupManifest,
  backupFormat,
  manifestName,
  manifestText,
  sha256,
  sumsName,
  sumsText,
} from './manifest.js';
import { leftOut, partsOf, sizeOf } from './parts.js';
import { BackupRefused } from './refused.js';
import { UnfinishedFolder } from './unfinished.js';

export interface BackupPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Of the program. */
  readonly version: string;
}

/** A backup that was written, read back and found whole. */
export interface BackupMade {
  readonly place: string;
  readonly manifest: BackupManifest;
}

/**
 * `caseledger backup FOLDER`: the embedded stores as one folder, beside a running server or without one. Read back and
 * checked before it gets its name; stopped or failed at any point, it has none. Changes nothing in the data folder.
 * @throws InvalidInput, BackupRefused, DataFolderRefused, MasterKeyRefused, Refused (`on_server`)
 */
export async function* backUp(
  config: Config,
  to: string,
  ports: BackupPorts,
): AsyncGenerator<Progress, BackupMade, void> {
  mustBeEmbedded(config);
  manifestOf(config.dataDir);
  const folder = pathsIn(config.dataDir);
  const { env, randomness } = ports;
  const master = loadMasterSecrets({ env, dataDir: folder.path, create: false, randomness });
  if (FolderRecord.read(folder.record, master.record) === undefined)
    throw new BackupRefused(`there is no record.json in ${folder.path}: start the server once, it makes one`);
  let unfinished: UnfinishedFolder | undefined;
  let place: string | undefined;
  try {
    unfinished = UnfinishedFolder.at(to, config);
    const manifest = yield* write(config, unfinished.path, { ...ports, master });
    yield* checkBackup(unfinished.path, { ...ports, master });
    place = await unfinished.finish();
    return { place, manifest };
  } catch (error) {
    throw isFullDisk(error) ? noRoom(resolve(to), error) : error;
  } finally {
    if (place === undefined) unfinished?.abandon();
  }
}

async function* write(
  config: Config,
  to: string,
  ports: BackupPorts & { readonly master: MasterSecrets },
): AsyncGenerator<Progress, BackupManifest, void> {
  const { clock, randomness, master, version } = ports;
  const startedAt = clock.now();
  const parts = partsOf(pathsIn(config.dataDir), ports);
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  mustHaveRoom(to, total);
  const sums = new Map<string, string>();
  let done = 0;
  for (const part of parts) {
    yield { done, total, unit: 'bytes', note: part.note };
    for await (const share of part.copy(to, sums))
      yield { done: done + Math.round(part.size * share), total, unit: 'bytes', note: part.note };
    done += part.size;
  }
  const text = sumsText(sums);
  await writeNew(join(to, sumsName), [Buffer.from(text)]);
  const manifest: BackupManifest = {
    format: backupFormat,
    id: randomness.uuid(),
    version,
    startedAt,
    finishedAt: clock.now(),
    keyId: master.signing.keyId,
    ledgers: await ledgersIn(to, ports),
    files: sums.size,
    bytes: [...sums.keys()].reduce((sum, path) => sum + sizeOf(join(to, path)), 0),
    leftOut,
    sums: sha256(text),
  };
  await writeNew(join(to, manifestName), [Buffer.from(manifestText(manifest, master.backup))]);
  return manifest;
}

/** @throws Refused where others keep what would have to be in it */
export function mustBeEmbedded({ eventStore, readStore }: Pick<Config, 'eventStore' | 'readStore'>): void {
  if (eventStore.kind === 'sqlite' && readStore.kind === 'sqlite') return;
  throw new Refused(
    'on_server',
    'backup and restore are for the embedded stores (EVENT_STORE=sqlite, READ_STORE=sqlite): back up EventStoreDB and MongoDB with their own tools, the seals besides; after putting them back: caseledger ledger renew-id',
  );
}

/** Said before anything is written, where it is sure. */
function mustHaveRoom(to: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(to);
  if (bavail * bsize < bytes) throw noRoom(dirname(to), new Error(`it needs about ${inBytes(bytes)}`));
}

const noRoom = (place: string, error: unknown): BackupRefused =>
  new BackupRefused(
    `there is too little room on the disk of ${place} (${messageOf(error)}): make room there, or name a folder on another disk. Nothing was left there, and the data folder is as it was`,
    { cause: error },
  );
