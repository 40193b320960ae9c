import { DatabaseSync } from 'node:sqlite';
import type { Append } from '../append/workload.js';

const tables = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE events (position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, revision INTEGER NOT NULL,
    type INTEGER NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL, metadata TEXT NOT NULL);
  CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
`;

/** What one would write by hand: the same tables, in the calling thread, SQLite's own settings otherwise. */
function open(file: string) {
  const db = new DatabaseSync(file);
  db.exec(tables);
  const ids = new Map<string, number>();
  const insertStream = db.prepare('INSERT INTO streams (id, name) VALUES (?, ?)');
  const insert = db.prepare(
    'INSERT INTO events (stream, revision, type, id, data, metadata) VALUES (?, ?, 1, ?, ?, ?)',
  );
  const write = ({ stream, expected, event }: Append) => {
    let id = ids.get(stream);
    if (id === undefined) {
      id = ids.size + 1;
      insertStream.run(id, stream);
      ids.set(stream, id);
    }
    insert.run(id, expected + 1, event.id, event.data, event.metadata);
  };
  return { begin: db.prepare('BEGIN'), commit: db.prepare('COMMIT'), write, close: () => db.close() };
}

/** One thread that commits, in one transaction, whatever was asked for in one turn of the event loop. */
export function groupCommitByHand(file: string) {
  const db = open(file);
  let waiting: { readonly append: Append; readonly done: () => void }[] = [];
  const commit = () => {
    const batch = waiting;
    waiting = [];
    db.begin.run();
    for (const { append } of batch) db.write(append);
    db.commit.run();
    for (const { done } of batch) done();
  };
  const append = (next: Append) =>
    new Promise<void>((done) => {
      if (waiting.length === 0) setImmediate(commit);
      waiting.push({ append: next, done });
    });
  return { append, close: db.close };
}

/** The bare transaction: no promise, no queue. */
export function bareTransaction(file: string) {
  const db = open(file);
  const append = (next: Append) => {
    db.begin.run();
    db.write(next);
    db.commit.run();
  };
  return { append, close: db.close };
}
