import type { Clock, Randomness } from '#kernel';
import { openAccessFile } from './connection.js';
import { SqliteCounters } from './sqlite-counters.js';
import { SqliteNotes } from './sqlite-notes.js';
import { SqliteSessionStore } from './sqlite-session-store.js';
import { SqliteStaffStore } from './sqlite-staff-store.js';

/** Sessions, counters, notes and who signed in, in one file, `access.db`. */
export class SqliteAccessStore {
  private constructor(
    readonly sessions: SqliteSessionStore,
    readonly counters: SqliteCounters,
    readonly notes: SqliteNotes,
    readonly staff: SqliteStaffStore,
    readonly close: () => void,
  ) {}

  /** @throws AccessStoreRefused */
  static open(options: {
    readonly file: string;
    readonly clock: Clock;
    readonly randomness: Randomness;
  }): SqliteAccessStore {
    const db = openAccessFile(options.file);
    return new SqliteAccessStore(
      new SqliteSessionStore(db, options),
      new SqliteCounters(db, options.clock),
      new SqliteNotes(db, options.clock),
      new SqliteStaffStore(db),
      () => db.close(),
    );
  }
}
