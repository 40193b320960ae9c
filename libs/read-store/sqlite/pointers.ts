import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#kernel';
import { ReadStoreRefused } from '#read-store';
import { inTransaction, type OpenMode, openFile } from './open-file.js';

export interface CopyPointer {
  readonly name: string;
  readonly version: number;
  readonly build: string;
  readonly state: 'live' | 'building' | 'previous';
  readonly replacedAt: Instant | undefined;
}

interface CopyRow extends Omit<CopyPointer, 'replacedAt'> {
  readonly replacedAt: Instant | null;
}

const advice =
  'stop every process, move this file away and start again; the views are then rebuilt from the ledger';

/** `views.db`: which copies there are, and which one readers see. A change is seen by every process at its next look. */
export class Pointers {
  private db: DatabaseSync | undefined;
  private seen: unknown;
  private known: readonly CopyPointer[] = [];
  private readonly path: string;

  constructor(
    folder: string,
    private readonly mode: OpenMode,
  ) {
    this.path = join(folder, 'views.db');
    if (mode === 'write') {
      mkdirSync(folder, { recursive: true });
      this.open();
    }
  }

  all(): readonly CopyPointer[] {
    const db = this.open();
    if (db === undefined) return [];
    const version = Object.values(db.prepare('PRAGMA data_version').get() as object)[0];
    if (version !== this.seen) {
      const rows = db.prepare(allCopies(hasNotes(db))).all() as unknown as CopyRow[];
      this.known = rows.map(({ replacedAt, ...copy }) => ({ ...copy, replacedAt: replacedAt ?? undefined }));
      this.seen = version;
    }
    return this.known;
  }

  live = (name: string): CopyPointer | undefined =>
    this.all().find((each) => each.name === name && each.state === 'live');

  /** Notes a copy that is about to be built. */
  add(name: string, version: number, build: string): void {
    if (this.all().some((each) => each.name === name && each.build === build)) return;
    this.change((db) =>
      db.prepare(`INSERT OR IGNORE INTO copies VALUES (?, ?, ?, 'building')`).run(name, build, version),
    );
  }

  flip(name: string, build: string, expected: string | undefined): boolean {
    return this.change((db) => {
      const live = db.prepare(`SELECT build FROM copies WHERE name = ? AND state = 'live'`).get(name);
      if ((live as { build: string } | undefined)?.build !== expected) return false;
      db.prepare(`UPDATE copies SET state = 'previous' WHERE name = ? AND state = 'live'`).run(name);
      const flipped = db
        .prepare(`UPDATE copies SET state = 'live' WHERE name = ? AND build = ?`)
        .run(name, build);
      if (flipped.changes !== 1) throw new ReadStoreRefused(`there is no copy ${build} of ${name}`);
      db.prepare('DELETE FROM replaced WHERE name = ? AND build = ?').run(name, build);
      return true;
    });
  }

  /** Nothing for a copy that is not `previous`, or of which it was noted before. */
  noteReplaced(name: string, build: string, at: Instant): void {
    this.change((db) =>
      db
        .prepare(
          `INSERT OR IGNORE INTO replaced
           SELECT name, build, ? FROM copies WHERE name = ? AND build = ? AND state = 'previous'`,
        )
        .run(at, name, build),
    );
  }

  remove(name: string, build: string): void {
    this.change((db) => {
      const { changes } = db
        .prepare(`DELETE FROM copies WHERE name = ? AND build = ? AND state <> 'live'`)
        .run(name, build);
      if (changes === 0 && this.live(name)?.build === build)
        throw new ReadStoreRefused(`${build} is the live copy of ${name}: switch to another one first`);
      db.prepare('DELETE FROM replaced WHERE name = ? AND build = ?').run(name, build);
    });
  }

  /** Whether a write would be kept. */
  writable(): boolean {
    try {
      this.change((db) => db.exec('UPDATE pulse SET beats = beats + 1'));
      return true;
    } catch {
      return false;
    }
  }

  close(): void {
    this.db?.close();
    this.db = undefined;
  }

  private change<T>(work: (db: DatabaseSync) => T): T {
    const db = this.open();
    if (db === undefined || this.mode === 'read')
      throw new ReadStoreRefused(`${this.path} was opened only to read`);
    this.seen = undefined;
    return inTransaction(db, () => work(db));
  }

  private open(): DatabaseSync | undefined {
    if (this.db === undefined && (this.mode === 'write' || existsSync(this.path))) {
      this.db = openFile(this.path, { mode: this.mode, create: createPointers, advice });
      if (this.mode === 'write') this.db.exec(createNotes);
    }
    return this.db;
  }
}

/** A table of its own: a file that an earlier program made gets it, too, and that program still reads the file. */
const createNotes = `
  CREATE TABLE IF NOT EXISTS replaced (
    name TEXT NOT NULL, build TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (name, build)) WITHOUT ROWID`;

/** Not in a file that only earlier programs had open to write. */
const hasNotes = (db: DatabaseSync): boolean =>
  db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'replaced'`).get() !== undefined;

const allCopies = (withNotes: boolean): string =>
  withNotes
    ? 'SELECT name, version, build, state, at AS replacedAt FROM copies LEFT JOIN replaced USING (name, build)'
    : 'SELECT name, version, build, state, NULL AS replacedAt FROM copies';

function createPointers(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE copies (
      name TEXT NOT NULL, build TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL,
      PRIMARY KEY (name, build)) WITHOUT ROWID;
    CREATE UNIQUE INDEX one_live ON copies (name) WHERE state = 'live';
    CREATE TABLE pulse (beats INTEGER NOT NULL);
    INSERT INTO pulse VALUES (0)`);
}
