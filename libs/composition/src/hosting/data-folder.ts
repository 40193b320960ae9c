import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from './make-folder.js';

/**
 * Format of the data folder. Grows when an older program must no longer work on it: from 2 on every event carries a
 * `mac`, and the folder keeps a record of itself.
 */
const format = 2;

/** The folder cannot be used as it is: says what to do. */
export class DataFolderRefused extends Error {
  override readonly name = 'DataFolderRefused';
}

/** Where everything lives. */
export interface DataFolder {
  readonly path: string;
  readonly lock: string;
  readonly socket: string;
  readonly events: string;
  readonly keys: string;
  readonly looks: string;
  readonly access: string;
  readonly state: string;
  readonly views: string;
  /** Documents that people send, where FILES=folder. */
  readonly files: string;
  readonly seals: string;
  readonly looksSeals: string;
  /** Checkpoints of both ledgers that a witness signed. */
  readonly cosigned: string;
  /** Who was erased, authenticated: goes into every backup, and outlives an older copy of everything else. */
  readonly erasures: string;
  /** Hashes of the ledgers, from which proofs are made: derived. */
  readonly tree: string;
  readonly looksTree: string;
  /** What the folder knows of itself, authenticated. */
  readonly record: string;
}

/** What `caseledger.json` says of a folder. */
export interface Manifest {
  readonly format: number;
  /** Until the first start has made everything: nothing may be in it yet. */
  readonly founding?: boolean;
}

/** Opens or makes the folder. @throws DataFolderRefused for a newer format or a folder that is something else's. */
export function openDataFolder(path: string): DataFolder {
  try {
    makeFolder(path);
    mustBeWhole(path);
    if (existsSync(manifestIn(path))) manifestOf(path);
    else {
      const [found] = Object.entries(pathsIn(path)).filter(
        ([name, file]) => !passing.has(name) && existsSync(file),
      );
      if (found !== undefined)
        throw new DataFolderRefused(
          `${manifestIn(path)} is missing although there is ${found[1]}: put it back from a backup of the folder`,
        );
      chmodSync(path, 0o700);
      writeManifest(path, { format, founding: true });
    }
  } catch (error) {
    if (error instanceof DataFolderRefused) throw error;
    throw new DataFolderRefused(
      `the data folder ${path} cannot be used (${(error as Error).message}): check DATA_DIR and its permissions`,
    );
  }
  return pathsIn(path);
}

/** Is there while a backup is restored into a folder. */
export const restoringIn = (path: string): string => join(path, 'restoring.json');

/** @throws DataFolderRefused for a backup, and for what a restore left that was interrupted */
function mustBeWhole(path: string): void {
  if (existsSync(restoringIn(path)))
    throw new DataFolderRefused(
      `a restore into ${path} was interrupted: remove the folder, then run caseledger restore again`,
    );
  if (existsSync(join(path, 'backup.json')))
    throw new DataFolderRefused(
      `${path} is a backup, and nothing works on it: restore it into a new folder with caseledger restore`,
    );
}

/** Where everything is in a data folder, whether it is there or not. */
export function pathsIn(path: string): DataFolder {
  return {
    path,
    lock: join(path, 'lock.db'),
    socket: socketIn(path),
    events: join(path, 'events.db'),
    keys: join(path, 'keys.db'),
    looks: join(path, 'looks.db'),
    access: join(path, 'access.db'),
    state: join(path, 'state.db'),
    views: join(path, 'views'),
    files: join(path, 'files'),
    seals: join(path, 'seals', 'ledger.ndjson'),
    looksSeals: join(path, 'seals', 'looks.ndjson'),
    cosigned: join(path, 'seals', 'cosigned.ndjson'),
    erasures: join(path, 'erasures.ndjson'),
    tree: join(path, 'tree', 'main'),
    looksTree: join(path, 'tree', 'looks'),
    record: join(path, 'record.json'),
  };
}

/** For its owner. @throws DataFolderRefused when something in it may only be read */
export function mustBeWritable({ path, ...parts }: DataFolder): void {
  try {
    for (const each of [path, ...Object.values(parts)])
      if (existsSync(each)) accessSync(each, constants.W_OK);
  } catch (error) {
    throw new DataFolderRefused(
      `the data folder ${path} cannot be written (${(error as Error).message}): check its owner and its permissions`,
    );
  }
}

/** A new name is durable only once its folder is: a power cut must not leave a ledger without its manifest. */
function syncFolder(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const manifestIn = (path: string): string => join(path, 'caseledger.json');

/** What is there only while somebody works, and the folder itself. */
const passing: ReadonlySet<string> = new Set(['path', 'lock', 'socket']);

/** Says of the folder that everything is made. */
export const finishFounding = ({ path }: DataFolder): void => writeManifest(path, { format });

function writeManifest(path: string, manifest: Manifest): void {
  const file = manifestIn(path);
  writeFileSync(`${file}.new`, `${JSON.stringify(manifest)}\n`, { flush: true });
  renameSync(`${file}.new`, file);
  syncFolder(path);
}

/** @throws DataFolderRefused when it is damaged, or a newer program's */
export function manifestOf(path: string): Manifest {
  mustBeWhole(path);
  let found: Partial<Manifest>;
  try {
    found = JSON.parse(readFileSync(manifestIn(path), 'utf8')) as Partial<Manifest>;
  } catch {
    throw new DataFolderRefused(
      `${path}/caseledger.json is damaged: restore it from a backup, or write {"format":${format}} into it if you are sure`,
    );
  }
  if (typeof found?.format !== 'number' || found.format < 1)
    throw new DataFolderRefused(
      `${path}/caseledger.json names no format, so it is damaged: restore it from a backup, or write {"format":${format}} into it if you are sure`,
    );
  if (found.format > format)
    throw new DataFolderRefused(
      `the data folder ${path} was written by a newer Caseledger (format ${found.format}, this one knows ${format}): start the newer version`,
    );
  return { format: found.format, founding: found.founding === true };
}

/** Unix socket paths hold about 100 bytes: a deep folder's socket goes to the temporary folder, under a name of its own. */
function socketIn(path: string): string {
  const inside = join(path, 'control.sock');
  if (Buffer.byteLength(inside) < 100) return inside;
  return join(tmpdir(), `caseledger-${createHash('sha256').update(path).digest('hex').slice(0, 16)}.sock`);
}
