import type { DatabaseSync } from 'node:sqlite';
import { toPosition } from './position.js';
import { stampTable, tables } from './schema.js';

/** Something wrong with the file itself. */
export interface FileFault {
  readonly what: string;
  /** Of the event that it concerns, where it concerns one. */
  readonly position?: string;
}

const checks: readonly {
  readonly sql: string;
  readonly finding: (row: Record<string, unknown>) => FileFault;
}[] = [
  {
    sql: `SELECT s.name, count(e.position) AS events, max(e.revision) AS last FROM streams s
          LEFT JOIN events e ON e.stream = s.id GROUP BY s.id HAVING count(e.position) IS NOT max(e.revision) + 1`,
    finding: ({ name, events, last }) => ({
      what: `stream ${name}: ${events} events, but the last revision is ${last}`,
    }),
  },
  {
    sql: 'SELECT position FROM events WHERE stream NOT IN (SELECT id FROM streams) ORDER BY position LIMIT 10',
    finding: ({ position }) => at(position, 'the event belongs to no stream'),
  },
  {
    sql: 'SELECT position FROM events WHERE type NOT IN (SELECT id FROM types) ORDER BY position LIMIT 10',
    finding: ({ position }) => at(position, 'the event has no type'),
  },
];

const at = (position: unknown, what: string): FileFault => ({ what, position: toPosition(Number(position)) });

/** Positions begin at 1 and are exact as numbers: elsewhere an event is seen by its stream and by nobody else. */
export function strayPositions(db: DatabaseSync): FileFault[] {
  const rows = rowsOf(
    db,
    `SELECT position FROM events WHERE position < 1 OR position > ${Number.MAX_SAFE_INTEGER} ORDER BY position LIMIT 10`,
  );
  return rows.map(({ position }) => ({
    what: `an event stands at position ${position}, where none can: only who reads its stream sees it`,
  }));
}

/** A text is read up to its first NUL: what stands behind it is seen by others, and a name is found by nobody. */
function hiddenTexts(db: DatabaseSync): FileFault[] {
  const hidden = (table: string, column: string) =>
    rowsOf(db, `SELECT rowid AS row FROM ${table} WHERE instr(CAST(${column} AS BLOB), x'00') > 0 LIMIT 10`);
  return [
    ...['streams', 'types'].flatMap((table) =>
      hidden(table, 'name').map(({ row }) => ({ what: `the name in row ${row} of ${table} holds a NUL` })),
    ),
    ...['data', 'metadata'].flatMap((column) =>
      hidden('events', column).map(({ row }) => at(row, `the ${column} of the event holds a NUL`)),
    ),
  ];
}

/** Reads the whole file, its indexes and its schema. None means that whatever reads it sees the same. */
export function integrityOf(db: DatabaseSync): FileFault[] {
  const pages = db.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
  const found = pages.flatMap(({ integrity_check: text }) => (text === 'ok' ? [] : [pageFault(text)]));
  found.push(...schemaFaults(db));
  // Only a sound file can be asked more: of a damaged one an answer may be anything.
  return found.length > 0
    ? found
    : [
        ...strayPositions(db),
        ...gaps(db),
        ...hiddenTexts(db),
        ...checks.flatMap(({ sql, finding }) => rowsOf(db, sql).map(finding)),
      ];
}

const rowsOf = (db: DatabaseSync, sql: string) => db.prepare(sql).all() as Record<string, unknown>[];

/** SQLite names rows of the events by their position: `row 5 missing from index events_by_stream`. */
function pageFault(text: string): FileFault {
  const [, row] = /\brow (\d+) missing from index events_by_stream/.exec(text) ?? [];
  return row === undefined
    ? { what: text }
    : at(row, `the event is left out of the index by which its stream is read (${text})`);
}

/** Positions are handed out without gaps. */
function gaps(db: DatabaseSync): FileFault[] {
  const rows = rowsOf(
    db,
    `SELECT position FROM events e WHERE position > 1
     AND NOT EXISTS (SELECT 1 FROM events b WHERE b.position = e.position - 1) ORDER BY position LIMIT 10`,
  );
  return rows.map(({ position }) => at(position, 'the event before it is missing'));
}

/** A trigger or another index would let the engine and a check see different events. */
export function schemaFaults(db: DatabaseSync): FileFault[] {
  const wanted = new Set(statementsOf(tables));
  const allowed = plain(stampTable);
  const found = rowsOf(db, 'SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL').map(
    ({ name, sql }) => ({ name: String(name), sql: plain(String(sql)) }),
  );
  return [
    ...found
      .filter(({ sql }) => sql !== allowed && !wanted.delete(sql))
      .map(({ name }) => ({ what: `${name} is not part of a ledger: somebody put it into the file` })),
    ...[...wanted].map((sql) => ({ what: `the ledger lacks: ${sql}` })),
  ];
}

const statementsOf = (sql: string): readonly string[] =>
  sql
    .split(';')
    .map(plain)
    .filter((each) => each !== '');
const plain = (sql: string): string => sql.replace(/\s+/g, ' ').trim();
