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

/** Format of the data folder. Grows when an older program could no longer read it. */
const format = 1;

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
  readonly seals: string;
  readonly looksSeals: string;
}

/** Opens or makes the folder. @throws DataFolderRefused for a newer format or a folder that is something else's. */
export function openDataFolder(path: string): DataFolder {
  const manifest = join(path, 'caseledger.json');
  try {
    makeFolder(path);
    if (existsSync(manifest)) checkFormat(path, readFileSync(manifest, 'utf8'));
    else if (existsSync(join(path, 'events.db')))
      throw new DataFolderRefused(
        `${manifest} is missing although there is a ledger: restore it from a backup of the folder`,
      );
    else {
      writeFileSync(`${manifest}.new`, `${JSON.stringify({ format })}\n`, { flush: true });
      renameSync(`${manifest}.new`, manifest);
      chmodSync(path, 0o700);
      syncFolder(path);
    }
  } catch (error) {
    if (error instanceof DataFolderRefused) throw error;
    throw new DataFolderRefused(
      `the data folder ${path} cannot be used (${(error as Error).message}): check DATA_DIR and its permissions`,
    );
  }
  return pathsIn(path);
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
    seals: join(path, 'seals', 'ledger.ndjson'),
    looksSeals: join(path, 'seals', 'looks.ndjson'),
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

function checkFormat(path: string, text: string): void {
  let found: unknown;
  try {
    found = (JSON.parse(text) as { format?: unknown }).format;
  } catch {
    throw new DataFolderRefused(
      `${path}/caseledger.json is damaged: restore it from a backup, or write {"format":${format}} into it if you are sure`,
    );
  }
  if (typeof found !== 'number' || found < 1)
    throw new DataFolderRefused(`${path}/caseledger.json names no format: it is damaged`);
  if (found > format)
    throw new DataFolderRefused(
      `the data folder ${path} was written by a newer Caseledger (format ${found}, this one knows ${format}): start the newer version`,
    );
}

/** Unix socket paths hold about 100 bytes: a deep folder's socket goes to the temporary folder, under a name of its own. */
function socketIn(path: string): string {
  const inside = join(path, 'control.sock');
  if (Buffer.byteLength(inside) < 100) return inside;
  return join(tmpdir(), `caseledger-${createHash('sha256').update(path).digest('hex').slice(0, 16)}.sock`);
}
