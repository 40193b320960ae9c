import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type Checkpoint, ReadStoreRefused, type ViewSchema } from '#read-store';
import { configure, inTransaction, openFile } from './open-file.js';

/** Where one copy of a view lives. */
export const copyPath = (folder: string, view: string, build: string) => join(folder, view, `${build}.db`);

export const adviceFor = (view: string) =>
  `a view can always be rebuilt from the ledger; run "caseledger projections rebuild ${view}"`;

/** The column of a declared field. */
export const column = (field: string) => `"f_${field.replaceAll('"', '""')}"`;

/** What a file says about itself. */
export interface CopyRow {
  readonly view: string;
  readonly version: number;
  /** JSON of the declared fields, and whether there are tags. */
  readonly shape: string;
  readonly bulk: 0 | 1;
  readonly boot: string | null;
  readonly ledger: string | null;
  readonly position: string | null;
  readonly epoch: number;
}

/** Opens a copy to write, in the mode in which it was left. @throws ReadStoreRefused */
export function openCopy(path: string, schema: ViewSchema): { db: DatabaseSync; bulk: boolean } {
  mkdirSync(dirname(path), { recursive: true });
  const open = () =>
    openFile(path, { mode: 'write', create: (db) => createCopy(db, schema), advice: adviceFor(schema.name) });
  let db = open();
  let row = copyRow(db);
  if (row.bulk === 1 && row.boot !== bootId()) {
    // Bulk writes were never fsynced: after a power cut nobody can tell what of the file is true.
    db.close();
    removeCopy(path);
    db = open();
    row = copyRow(db);
  }
  if (row.version !== schema.version || row.shape !== shapeOf(schema)) {
    db.close();
    throw new ReadStoreRefused(
      `${path} holds ${schema.name} in another shape (version ${row.version}): ${adviceFor(schema.name)}`,
    );
  }
  if (row.bulk === 1) configure(db, 'bulk');
  else alignIndexes(db, schema);
  return { db, bulk: row.bulk === 1 };
}

export const copyRow = (db: DatabaseSync): CopyRow =>
  db.prepare('SELECT * FROM copy').get() as unknown as CopyRow;

export const checkpointOf = (row: CopyRow): Checkpoint | undefined =>
  row.ledger === null
    ? undefined
    : { ledgerId: row.ledger, position: row.position ?? undefined, epoch: row.epoch };

const filesOf = (path: string): readonly string[] => ['', '-wal', '-shm'].map((suffix) => path + suffix);

export function removeCopy(path: string): void {
  for (const file of filesOf(path)) rmSync(file, { force: true });
}

/** What a copy takes on the disk, its log included. */
export const bytesOf = (path: string): number =>
  filesOf(path).reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);

/** Creates the declared indexes that are missing and drops those that are declared no more. */
export function alignIndexes(db: DatabaseSync, schema: ViewSchema): void {
  const wanted = new Map(schema.indexes.map((fields) => [indexName(fields), fields]));
  const present = new Set(indexNames(db));
  for (const name of present) if (!wanted.has(name)) db.exec(`DROP INDEX ${quoted(name)}`);
  for (const [name, fields] of wanted)
    if (!present.has(name))
      db.exec(`CREATE INDEX ${quoted(name)} ON docs (${[...fields.map(column), 'id'].join(', ')})`);
}

/** For a build that nobody reads: notes in the file that it is in bulk mode, and on which boot of this machine. */
export function enterBulk(db: DatabaseSync): void {
  for (const name of indexNames(db)) db.exec(`DROP INDEX ${quoted(name)}`);
  inTransaction(db, () => db.prepare('UPDATE copy SET bulk = 1, boot = ?').run(bootId() ?? null));
  configure(db, 'bulk');
}

/** Builds indexes and tags, then makes all of it durable with one fsync of the file. May be repeated after a crash. */
export function leaveBulk(db: DatabaseSync, schema: ViewSchema): void {
  alignIndexes(db, schema);
  if (schema.tagged) inTransaction(db, () => db.exec(fillTags));
  db.exec('PRAGMA analysis_limit = 400; ANALYZE');
  // Still marked as bulk: everything before the mark falls must be on the disk first.
  checkpointDurably(db);
  db.exec('UPDATE copy SET bulk = 0, boot = NULL');
  checkpointDurably(db);
  configure(db, 'write');
}

const fillTags = `
  DELETE FROM tags;
  INSERT OR IGNORE INTO tags (kind, value, doc)
  SELECT each.value ->> 0 AS kind, each.value ->> 1 AS value, doc FROM docs, json_each(docs.tags) AS each
  ORDER BY 1, 2, 3`;

function checkpointDurably(db: DatabaseSync): void {
  db.exec('PRAGMA synchronous = FULL; UPDATE copy SET epoch = epoch');
  const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
  if (busy !== 0) throw new Error('the copy is being read while it is in bulk mode');
}

function createCopy(db: DatabaseSync, schema: ViewSchema): void {
  const columns = Object.keys(schema.fields).map((field) => `${column(field)} NOT NULL,`);
  db.exec(`
    CREATE TABLE copy (
      one INTEGER PRIMARY KEY CHECK (one = 1), view TEXT NOT NULL, version INTEGER NOT NULL, shape TEXT NOT NULL,
      bulk INTEGER NOT NULL, boot TEXT, ledger TEXT, position TEXT, epoch INTEGER NOT NULL);
    CREATE TABLE docs (
      doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, position TEXT NOT NULL, ${columns.join(' ')}
      tags TEXT NOT NULL, body TEXT NOT NULL);
    CREATE TABLE tombstones (id TEXT PRIMARY KEY, position TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE tags (
      kind TEXT NOT NULL, value TEXT NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (kind, value, doc)) WITHOUT ROWID`);
  db.prepare('INSERT INTO copy VALUES (1, ?, ?, ?, 0, NULL, NULL, NULL, 0)').run(
    schema.name,
    schema.version,
    shapeOf(schema),
  );
}

const shapeOf = (schema: ViewSchema) =>
  JSON.stringify([
    Object.entries(schema.fields).sort(([a], [b]) => (a < b ? -1 : 1)),
    schema.tagged === true,
  ]);

/** Names of the fields that a file has columns for. */
export const fieldsOf = (row: CopyRow): ReadonlySet<string> =>
  new Set((JSON.parse(row.shape) as [[string, string][], boolean])[0].map(([field]) => field));

const indexName = (fields: readonly string[]) => `by ${fields.join(', ')}`;
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

function indexNames(db: DatabaseSync): string[] {
  const rows = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'docs' AND sql IS NOT NULL`)
    .all() as { name: string }[];
  return rows.map(({ name }) => name);
}

/** Changes with every start of the machine; undefined where that cannot be known (then nothing is resumed). */
function bootId(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return undefined;
  }
}
