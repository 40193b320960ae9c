import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '#kernel';
import { fileIntegrity } from './file-integrity.js';
import { copyDatabase } from './online-copy.js';

let folder: string;
let source: DatabaseSync;
let written: number;
beforeEach(() => {
  written = 0;
  folder = mkdtempSync(join(tmpdir(), 'online-copy-'));
  source = new DatabaseSync(join(folder, 'a.db'));
  source.exec(`PRAGMA journal_mode = WAL; PRAGMA application_id = 77; PRAGMA user_version = 3;
    CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE events (position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, data TEXT NOT NULL) STRICT;
    CREATE UNIQUE INDEX by_stream ON events (stream, position);
    CREATE TABLE keys (topic TEXT, id TEXT, wrapped BLOB, PRIMARY KEY (topic, id)) STRICT, WITHOUT ROWID;
    CREATE TABLE counters (name TEXT PRIMARY KEY, count INTEGER) STRICT, WITHOUT ROWID`);
  write(3_000);
});
afterEach(() => {
  source.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(count: number): void {
  source.exec('BEGIN');
  for (let n = 0; n < count; n++, written++) {
    if (written % 10 === 0) source.prepare('INSERT INTO streams (name) VALUES (?)').run(`s-${written}`);
    source.prepare('INSERT INTO events (stream, data) VALUES (?, ?)').run((written % 7) + 1, `d-${written}`);
    source
      .prepare('INSERT INTO keys VALUES (?, ?, ?)')
      .run(`t-${written % 3}`, `k-${written}`, Buffer.from('w'));
    source.prepare('INSERT INTO counters VALUES (?, 1)').run(`c-${written}`);
  }
  source.exec('COMMIT');
}
const copy = (during: () => void = () => undefined) => {
  const shares: number[] = [];
  const to = join(folder, 'b.db');
  for (const share of copyDatabase(join(folder, 'a.db'), to, {
    without: ['counters'],
    monotonic: () => systemClock.monotonic(),
  })) {
    shares.push(share);
    during();
  }
  return { to, shares, db: new DatabaseSync(to, { readOnly: true }) };
};
const rowsOf = (db: DatabaseSync, table: string) => db.prepare(`SELECT * FROM ${table}`).all();
const countOf = (db: DatabaseSync, table: string) => rowsOf(db, table).length;

test('a copy is one sound file with the same rows, indexes and marks, and the tables left out empty', () => {
  const { to, db, shares } = copy();
  for (const table of ['streams', 'events', 'keys']) expect(rowsOf(db, table)).toEqual(rowsOf(source, table));
  expect(countOf(db, 'counters')).toBe(0);
  const schema = (of: DatabaseSync) =>
    of.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
  expect(schema(db)).toEqual(schema(source));
  expect(db.prepare('PRAGMA application_id').get()).toEqual({ application_id: 77 });
  expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 3 });
  db.close();
  expect(fileIntegrity(to)).toEqual([]);
  expect([`${to}-wal`, `${to}-shm`, `${to}-journal`].filter(existsSync)).toEqual([]);
  expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
});

test('written to at every step, it ends, and holds what there was when it began', () => {
  let steps = 0;
  const { db } = copy(() => {
    if (steps++ < 200) write(50);
  });
  expect(steps).toBeGreaterThan(1);
  expect(countOf(db, 'events')).toBe(3_000);
  expect(countOf(db, 'streams')).toBe(300);
  expect(countOf(db, 'keys')).toBeGreaterThanOrEqual(3_000);
  const first = db
    .prepare('SELECT count(*) AS n FROM keys WHERE CAST(substr(id, 3) AS INTEGER) < 3000')
    .get();
  expect(first).toEqual({ n: 3_000 });
  db.close();
});

test('what was deleted before is not in the bytes of the copy', () => {
  source.exec(
    "UPDATE events SET data = 'a secret' WHERE position = 5; DELETE FROM events WHERE position = 5",
  );
  const { to, db } = copy();
  db.close();
  expect(readFileSync(to).includes('a secret')).toBe(false);
});

test('what the writer has only in its log is copied, and its log is left as it is', () => {
  const before = readFileSync(join(folder, 'a.db-wal')).length;
  expect(before).toBeGreaterThan(0);
  copy().db.close();
  expect(readFileSync(join(folder, 'a.db-wal')).length).toBe(before);
});
