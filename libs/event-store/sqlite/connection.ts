import { DatabaseSync } from 'node:sqlite';
import { toRead } from './to-read.js';

/**
 * `writer` commits, `checkpointer` only moves the log into the file, `reader` opens read-only beside a writer of its own
 * process, `onlooker` beside whoever there may be.
 */
export type Role = 'writer' | 'checkpointer' | 'reader' | 'onlooker';

const busyMilliseconds: Record<Role, number> = { writer: 250, checkpointer: 100, reader: 100, onlooker: 100 };
const cacheKibibytes: Record<Role, number> = {
  writer: 32_768,
  checkpointer: 2_048,
  reader: 8_192,
  onlooker: 8_192,
};
const full = 2;

/** The log is reused from its start after each checkpoint; a burst must not leave a huge file behind. */
const logBytesKept = 160 * 1024 * 1024;

/** Opens a connection whose settings are set and then read back: SQLite ignores a pragma it does not like. */
export function connect(file: string, role: Role): DatabaseSync {
  const readOnly = role === 'reader' || role === 'onlooker';
  const path = role === 'onlooker' ? toRead(file) : file;
  const db = new DatabaseSync(path, { readOnly, timeout: busyMilliseconds[role] });
  try {
    if (!readOnly) db.exec('PRAGMA journal_mode = WAL');
    db.exec(`
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA wal_autocheckpoint = 0;
      PRAGMA journal_size_limit = ${logBytesKept};
      PRAGMA cache_size = -${cacheKibibytes[role]};
    `);
    // Who only looks on takes a file as it is: one from a backup has no log.
    if (role !== 'onlooker') assertSetting(db, 'journal_mode', 'wal');
    assertSetting(db, 'synchronous', full);
    assertSetting(db, 'foreign_keys', 1);
    assertSetting(db, 'busy_timeout', busyMilliseconds[role]);
    assertSetting(db, 'wal_autocheckpoint', 0);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function assertSetting(db: DatabaseSync, pragma: string, wanted: string | number): void {
  const [actual] = Object.values(db.prepare(`PRAGMA ${pragma}`).get() as Record<string, unknown>);
  if (actual !== wanted) throw new Error(`SQLite kept ${pragma} = ${actual} instead of ${wanted}`);
}
