import { closeSync, fsyncSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { toRead } from '#event-store/sqlite';

export interface CopyOptions {
  /** Tables that the copy has, too, but empty. */
  readonly without?: readonly string[];
  /** Milliseconds on any clock that only goes forward. */
  readonly monotonic: () => number;
}

interface Table {
  readonly name: string;
  readonly sql: string;
  /** Columns by which its rows are taken in order: those of its primary key, or the row number. */
  readonly key: readonly string[];
  /** Last row number when the copy began; undefined in a table that has none. */
  readonly last: number | undefined;
}

/** No read transaction longer than 50 ms, or the log of a busy writer grows: steps are cut to a fraction of it. */
const longestStep = 25;
const shortestStep = 5;
const fewestRows = 16;
const mostRows = 20_000;

/**
 * Copies a SQLite file beside whoever writes it, in read transactions of some milliseconds: SQLite's own online backup
 * begins again at every commit of another connection, and one transaction over a whole file keeps its log from being
 * reused. Tables with row numbers, to which rows are only added, are copied as they were at one moment, the beginning;
 * of the others every row that was there at the beginning and was not removed since. Nothing that was deleted is in the
 * copy. It is one file, without a log, on the disk when this ends. @returns yields the share that is done, from 0 to 1
 */
export function* copyDatabase(
  from: string,
  to: string,
  { without = [], monotonic }: CopyOptions,
): Generator<number, void> {
  const db = new DatabaseSync(to, { timeout: 5_000 });
  try {
    db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON');
    db.prepare('ATTACH ? AS source').run(readOnly(from));
    const { tables, later, pragmas } = begin(db);
    for (const { sql } of tables) db.exec(sql);
    const wanted = tables.filter(({ name }) => !without.includes(name));
    const pace = { rows: 1_000 };
    const total = wanted.reduce((sum, table) => sum + weightOf(table), 0);
    let done = 0;
    for (const table of wanted) {
      const weight = weightOf(table) / total;
      for (const share of copyRows(db, table, { pace, monotonic })) yield done + share * weight;
      done += weight;
    }
    db.exec('DETACH source');
    for (const sql of later) db.exec(sql);
    for (const [name, value] of pragmas) db.exec(`PRAGMA ${name} = ${value}`);
    db.exec('PRAGMA journal_mode = DELETE');
  } finally {
    db.close();
  }
  sync(to);
}

/** How many rows a table has, where that can be told without counting. */
const weightOf = ({ last }: Table): number => last ?? 1_000;

/** Read only, so that closing it moves nothing of somebody else's log into the file. */
function readOnly(file: string): string {
  const path = toRead(file);
  return path === file ? `${pathToFileURL(file)}?mode=ro` : path;
}

/** What there is to copy, as it was at one moment. */
function begin(db: DatabaseSync) {
  db.exec('BEGIN');
  try {
    const schema = db
      .prepare(
        "SELECT type, name, sql FROM source.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid",
      )
      .all() as unknown as { type: string; name: string; sql: string }[];
    const tables = schema.filter(({ type }) => type === 'table').map((each) => tableOf(db, each));
    const later = schema.filter(({ type }) => type === 'index').map(({ sql }) => sql);
    const pragmas = (['application_id', 'user_version'] as const).map(
      (name) => [name, Object.values(db.prepare(`PRAGMA source.${name}`).get()!)[0]] as const,
    );
    return { tables, later, pragmas };
  } finally {
    db.exec('COMMIT');
  }
}

function tableOf(db: DatabaseSync, { name, sql }: { readonly name: string; readonly sql: string }): Table {
  if (/\)[^)]*\bWITHOUT\s+ROWID\b[^)]*$/i.test(sql)) {
    const columns = db.prepare(`PRAGMA source.table_info(${quoted(name)})`).all() as unknown as {
      name: string;
      pk: number;
    }[];
    const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    return { name, sql, key: key.map((each) => each.name), last: undefined };
  }
  const { last } = db.prepare(`SELECT max(rowid) AS last FROM source.${quoted(name)}`).get() as {
    last: number | null;
  };
  return { name, sql, key: ['rowid'], last: last ?? 0 };
}

function* copyRows(
  db: DatabaseSync,
  { name, key, last }: Table,
  { pace, monotonic }: { readonly pace: { rows: number }; readonly monotonic: () => number },
): Generator<number, void> {
  const columns = key.map(quotedKey).join(', ');
  const places = key.map(() => '?').join(', ');
  const until = last === undefined ? '' : ` AND rowid <= ${last}`;
  const named = key.map((each, at) => `${quotedKey(each)} AS k${at}`).join(', ');
  const rows = (where: string) => `SELECT ${named} FROM source.${quoted(name)} ${where}`;
  const ends = {
    first: db.prepare(`${rows(`WHERE true${until}`)} ORDER BY ${columns} LIMIT 1 OFFSET ?`),
    next: db.prepare(
      `${rows(`WHERE (${columns}) > (${places})${until}`)} ORDER BY ${columns} LIMIT 1 OFFSET ?`,
    ),
  };
  const insert = (where: string) =>
    db.prepare(
      `INSERT INTO main.${quoted(name)} SELECT * FROM source.${quoted(name)} WHERE ${where}${until}`,
    );
  const inserts = {
    upTo: insert(`(${columns}) <= (${places})`),
    between: insert(`(${columns}) > (${places}) AND (${columns}) <= (${places})`),
    all: insert('true'),
    rest: insert(`(${columns}) > (${places})`),
  };
  for (let after: Key | undefined; ; ) {
    const began = monotonic();
    const end = endOf(
      after === undefined ? ends.first.get(pace.rows - 1) : ends.next.get(...after, pace.rows - 1),
    );
    if (end === undefined) {
      if (after === undefined) inserts.all.run();
      else inserts.rest.run(...after);
      return;
    }
    if (after === undefined) inserts.upTo.run(...end);
    else inserts.between.run(...after, ...end);
    after = end;
    adapt(pace, monotonic() - began);
    yield last === undefined || last === 0 ? 0.5 : Math.min(1, Number(end[0]) / last);
  }
}

type Key = readonly (string | number)[];

const endOf = (row: unknown): Key | undefined =>
  row === undefined ? undefined : Object.values(row as Record<string, string | number>);

function adapt(pace: { rows: number }, took: number): void {
  if (took > longestStep) pace.rows = Math.max(fewestRows, pace.rows >> 1);
  else if (took < shortestStep) pace.rows = Math.min(mostRows, pace.rows * 2);
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const quotedKey = (name: string): string => (name === 'rowid' ? name : quoted(name));

function sync(file: string): void {
  const handle = openSync(file, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
