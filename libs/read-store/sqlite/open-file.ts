import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { ReadStoreRefused } from '#read-store';

/** `bulk`: for a build that nobody reads; a power cut may ruin it, the death of the process may not. */
export type OpenMode = 'write' | 'bulk' | 'read';

/** Layout of the files of this store; a newer one is refused. */
const layoutVersion = 1;

const synchronous = { write: 1, bulk: 0, read: 1 } as const;

/** 32 MiB of log: a page that is written again and again is moved into the file once. */
const pagesWorthMoving = 4_096;

interface FileOptions {
  readonly mode: OpenMode;
  /** Creates the tables of a new file. */
  readonly create: (db: DatabaseSync) => void;
  /** What a person can do when the file is refused. */
  readonly advice: string;
}

/** Opens (creates, unless only to read) one file of the store. @throws ReadStoreRefused */
export function openFile(path: string, { mode, create, advice }: FileOptions): DatabaseSync {
  // A reader never creates a file, not even one that was deleted a moment ago.
  const db = new DatabaseSync(mode === 'read' ? `${pathToFileURL(path)}?mode=rw` : path, { timeout: 5_000 });
  try {
    configure(db, mode);
    const version = pragma(db, 'user_version');
    if (version > layoutVersion)
      throw new ReadStoreRefused(`${path} was written by a newer version of this program: ${advice}`);
    if (version < layoutVersion && mode !== 'read') inTransaction(db, () => createOnce(db, create));
  } catch (error) {
    db.close();
    throw refusalFor(error, path, advice);
  }
  return db;
}

/** Sets how durable and how cached a connection is, and asserts it: some builds change it behind one's back. */
export function configure(db: DatabaseSync, mode: OpenMode): void {
  if (mode !== 'read') db.exec('PRAGMA page_size = 8192');
  db.exec('PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000');
  db.exec(
    `PRAGMA synchronous = ${synchronous[mode]}; PRAGMA cache_size = ${mode === 'bulk' ? -65_536 : -8_192}`,
  );
  // What a document loses leaves nothing behind in its file: somebody may have been erased.
  db.exec('PRAGMA secure_delete = ON');
  db.exec(`PRAGMA wal_autocheckpoint = ${pagesWorthMoving}`);
  db.exec(`PRAGMA query_only = ${mode === 'read' ? 'ON' : 'OFF'}; PRAGMA journal_size_limit = 33554432`);
  expectPragma(db, 'journal_mode', 'wal');
  expectPragma(db, 'foreign_keys', 1);
  expectPragma(db, 'busy_timeout', 5_000);
  expectPragma(db, 'synchronous', synchronous[mode]);
  expectPragma(db, 'secure_delete', 1);
}

/** Runs `work` in one write transaction. It is rolled back when `work` throws, or answers false. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec(result === false ? 'ROLLBACK' : 'COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** What to tell instead of the driver's words when a file is no database or is damaged. */
export function refusalFor(error: unknown, path: string, advice: string): unknown {
  // By SQLite's own text, which an error keeps that another thread passes on without its code (11 and 26).
  if (!/malformed|is not a database/.test(String((error as Partial<Error>).message))) return error;
  return new ReadStoreRefused(`${path} is damaged: ${advice}`, { cause: error });
}

function createOnce(db: DatabaseSync, create: (db: DatabaseSync) => void): void {
  if (pragma(db, 'user_version') === layoutVersion) return;
  create(db);
  db.exec(`PRAGMA user_version = ${layoutVersion}`);
}

const pragma = (db: DatabaseSync, name: string): number =>
  Object.values(db.prepare(`PRAGMA ${name}`).get() as object)[0];

function expectPragma(db: DatabaseSync, name: string, expected: string | number): void {
  const actual: unknown = pragma(db, name);
  if (actual !== expected)
    throw new ReadStoreRefused(`SQLite kept ${name} at ${actual} instead of ${expected}`);
}
