import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Randomness } from '#kernel';
import { StoreRefused } from '../src/index.js';
import { connect } from './connection.js';
import { damaged, refusal } from './failures.js';
import { schemaFaults, strayPositions } from './integrity.js';
import { applicationId, formatVersion, tables } from './schema.js';
import { toRead } from './to-read.js';

/**
 * Creates the ledger where there is none (only as its owner) and checks the one that is there.
 * @returns the ledger's id
 * @throws StoreRefused
 */
export function openLedger(file: string, mode: 'owner' | 'reader', randomness: Randomness): string {
  return attempt(file, () => {
    const isThere = existsSync(file) && isLedger(file);
    if (mode === 'reader' && !isThere)
      throw new StoreRefused(`there is no ledger at ${file}: start the server once, or check DATA_DIR`);
    return using(connect(file, mode === 'owner' ? 'writer' : 'onlooker'), (db) => {
      if (!isThere) create(db, randomness.uuid());
      return check(db, file);
    });
  });
}

/** Gives the ledger a new id: after a restore or a copy, positions handed out before mean nothing. */
export function renewLedgerId(file: string, randomness: Randomness): string {
  openLedger(file, 'reader', randomness);
  const id = randomness.uuid();
  return attempt(file, () =>
    using(connect(file, 'writer'), (db) => {
      db.prepare("UPDATE meta SET value = ? WHERE name = 'ledger_id'").run(id);
      return id;
    }),
  );
}

/** Looks before anything is set: another program's file must stay as it is. False when the file is still empty. */
function isLedger(file: string): boolean {
  return using(new DatabaseSync(toRead(file), { readOnly: true, timeout: 2_000 }), (db) => {
    if (db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined) return false;
    const mark = db.prepare('PRAGMA application_id').get() as { application_id: number };
    if (mark.application_id !== applicationId) throw damaged(file, 'it was written by another program');
    const format = Number(readMeta(db, 'format'));
    if (format <= formatVersion) return true;
    throw new StoreRefused(
      `${file} has format ${format}, this program knows up to ${formatVersion}: ` +
        'install the newer program, or restore a backup made before the upgrade',
    );
  });
}

function create(db: DatabaseSync, ledgerId: string): void {
  db.exec(`BEGIN IMMEDIATE; ${tables}; PRAGMA application_id = ${applicationId}`);
  const insert = db.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
  insert.run('format', String(formatVersion));
  insert.run('ledger_id', ledgerId);
  db.exec('COMMIT');
}

/** Cheap at any size: the small tables and the way down to the last event. `integrityOf` reads it all. */
function check(db: DatabaseSync, file: string): string {
  for (const table of ['meta', 'types'])
    for (const row of db.prepare(`PRAGMA quick_check(${table})`).all() as { quick_check: string }[])
      if (row.quick_check !== 'ok') throw damaged(file, row.quick_check);
  db.prepare('SELECT * FROM events ORDER BY position DESC LIMIT 1').get();
  const [fault] = [...schemaFaults(db), ...strayPositions(db)];
  if (fault !== undefined) throw damaged(file, fault.what);
  return readMeta(db, 'ledger_id');
}

function readMeta(db: DatabaseSync, name: string): string {
  const row = db.prepare('SELECT value FROM meta WHERE name = ?').get(name) as { value: string } | undefined;
  if (!row) throw new StoreRefused(`the ledger has no ${name}: restore a backup`);
  return row.value;
}

function using<T>(db: DatabaseSync, work: (db: DatabaseSync) => T): T {
  try {
    return work(db);
  } finally {
    db.close();
  }
}

function attempt<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw refusal(file, error);
  }
}
