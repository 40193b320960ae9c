import { DatabaseSync } from 'node:sqlite';
import { stampTable, toRead } from '#event-store/sqlite';

// A stamp is written into every file of a data folder at each start and each orderly stop: an older copy of one of them
// carries an older one. It is a table of its own, so that it goes wherever its file goes.

const busyMilliseconds = 5_000;

/** @returns undefined in a file that was never stamped. @throws what SQLite says of a file that is damaged or none */
export function readStamp(file: string): string | undefined {
  return using(new DatabaseSync(toRead(file), { readOnly: true, timeout: busyMilliseconds }), (db) => {
    db.exec('PRAGMA foreign_keys = ON');
    if (!hasTable(db)) return undefined;
    return (db.prepare('SELECT stamp FROM folder_stamp').get() as { stamp: string } | undefined)?.stamp;
  });
}

/** For the folder's owner, while nobody else writes the file. Durable when it returns. */
export function writeStamp(file: string, stamp: string): void {
  using(new DatabaseSync(file, { timeout: busyMilliseconds }), (db) => {
    db.exec('PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL');
    db.exec('BEGIN IMMEDIATE');
    if (!hasTable(db)) db.exec(stampTable);
    db.prepare('INSERT OR REPLACE INTO folder_stamp (id, stamp) VALUES (1, ?)').run(stamp);
    // The file alone is to be what is copied and put back: nothing stays in a log beside it.
    db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  });
}

/** @throws Error for something else under its name */
function hasTable(db: DatabaseSync): boolean {
  const found = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'folder_stamp'").get();
  if (found === undefined) return false;
  if ((found as { sql: string }).sql !== stampTable)
    throw new Error('its folder_stamp is not what it should be');
  return true;
}

function using<T>(db: DatabaseSync, work: (db: DatabaseSync) => T): T {
  try {
    return work(db);
  } finally {
    db.close();
  }
}
