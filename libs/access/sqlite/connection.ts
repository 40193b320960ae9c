import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const shape = 1;
/** Milliseconds. Given on opening: the first settings already read the file, which another connection may be mending. */
const timeout = 5_000;

/** NORMAL: no commit waits for the disk; what must be durable (a sign-out) is synced by the caller, off this thread. */
const settings = {
  journal_mode: 'wal',
  synchronous: 1,
  foreign_keys: 1,
  busy_timeout: timeout,
  secure_delete: 1,
} as const;

const tables = `
  CREATE TABLE IF NOT EXISTS sessions (
    token_hash TEXT PRIMARY KEY, identity_id TEXT NOT NULL, started_at TEXT NOT NULL, used_at TEXT NOT NULL,
    idle_minutes INTEGER NOT NULL, expires_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS sessions_by_identity ON sessions (identity_id);
  CREATE INDEX IF NOT EXISTS sessions_by_expiry ON sessions (expires_at);
  CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, count INTEGER NOT NULL, expires_at TEXT NOT NULL)
    STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS counters_by_expiry ON counters (expires_at);
  CREATE TABLE IF NOT EXISTS notes (topic TEXT NOT NULL, id TEXT NOT NULL, note TEXT NOT NULL,
    expires_at TEXT NOT NULL, PRIMARY KEY (topic, id)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS notes_by_expiry ON notes (expires_at);
  CREATE TABLE IF NOT EXISTS staff (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, rights TEXT NOT NULL,
    county TEXT) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS staff_by_county ON staff (county, name);`;

/** `access.db` cannot be used as it is: says what to do. */
export class AccessStoreRefused extends Error {
  override readonly name = 'AccessStoreRefused';
}

/** @throws AccessStoreRefused */
export function openAccessFile(file: string): DatabaseSync {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const db = new DatabaseSync(file, { timeout });
    for (const [name, value] of Object.entries(settings)) {
      db.exec(`PRAGMA ${name} = ${value}`);
      const found = pragma(db, name);
      if (found !== value)
        throw new AccessStoreRefused(
          `SQLite keeps ${name} at ${found} instead of ${value}: use another build`,
        );
    }
    if ((pragma(db, 'user_version') as number) > shape)
      throw new AccessStoreRefused(
        `${file} was written by a newer version of this program: run that version`,
      );
    db.exec(`BEGIN IMMEDIATE; ${tables} PRAGMA user_version = ${shape}; COMMIT`);
    return db;
  } catch (error) {
    if (error instanceof AccessStoreRefused) throw error;
    throw new AccessStoreRefused(
      `${file} cannot be used (${(error as Error).message}): it holds only sessions, counters, passing notes and who signed in, so it may be removed; everybody then signs in again`,
      { cause: error },
    );
  }
}

const pragma = (db: DatabaseSync, name: string): unknown =>
  Object.values(db.prepare(`PRAGMA ${name}`).get() as Record<string, unknown>)[0];
