import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { toRead } from '#event-store/sqlite';

// A stamp is written into every file of a data folder at each start and each orderly stop: an older copy of one of them
// carries an older one. It is a table of its own, so that it goes wherever its file goes.

const busyMilliseconds = 5_000;

/** @returns undefined in a file that was never stamped. @throws what SQLite says of a file that is damaged or none */
export function readStamp(file: string): string | undefined {
  return using(new DatabaseSync(toRead(file), { readOnly: true, timeout: busyMilliseconds }), (db) => {
    db.exec('PRAGMA foreign_keys = ON');
    const isThere = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'folder_stamp'").get();
    if (isThere === undefined) return undefined;
    return (db.prepare('SELECT stamp FROM folder_stamp').get() as { stamp: string } | undefined)?.stamp;
  });
}

/** For the folder's owner, while nobody else writes the file. Durable when it returns. */
export function writeStamp(file: string, stamp: string): void {
  using(new DatabaseSync(file, { timeout: busyMilliseconds }), (db) => {
    db.exec('PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL');
    const isThere = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'folder_stamp'").get();
    db.exec('BEGIN IMMEDIATE');
    if (isThere === undefined) db.exec(stampTable);
    db.prepare('INSERT OR REPLACE INTO folder_stamp (id, stamp) VALUES (1, ?)').run(stamp);
    // The file alone is to be what is copied and put back: nothing stays in a log beside it.
    db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  });
}

/** As it stands in the schema of each file. */
export const stampTable =
  'CREATE TABLE folder_stamp (id INTEGER PRIMARY KEY CHECK (id = 1), stamp TEXT NOT NULL) STRICT';

function using<T>(db: DatabaseSyncInstance, work: (db: DatabaseSyncInstance) => T): T {
  try {
    return work(db);
  } finally {
    db.close();
  }
}
