import type { DatabaseSyncInstance } from '@photostructure/sqlite';

const checks: readonly {
  readonly sql: string;
  readonly finding: (row: Record<string, unknown>) => string;
}[] = [
  {
    sql: `SELECT s.name, count(e.position) AS events, max(e.revision) AS last FROM streams s
          LEFT JOIN events e ON e.stream = s.id GROUP BY s.id HAVING count(e.position) IS NOT max(e.revision) + 1`,
    finding: ({ name, events, last }) => `stream ${name}: ${events} events, but the last revision is ${last}`,
  },
  {
    sql: 'SELECT count(*) AS events, max(position) AS last FROM events HAVING count(*) <> max(position)',
    finding: ({ events, last }) => `the ledger holds ${events} events, but the last position is ${last}`,
  },
  {
    sql: 'SELECT position FROM events WHERE stream NOT IN (SELECT id FROM streams) LIMIT 10',
    finding: ({ position }) => `the event at ${position} belongs to no stream`,
  },
  {
    sql: 'SELECT position FROM events WHERE type NOT IN (SELECT id FROM types) LIMIT 10',
    finding: ({ position }) => `the event at ${position} has no type`,
  },
];

/** Reads the whole file. Every finding is one line; none means that the file is sound. */
export function integrityOf(db: DatabaseSyncInstance): string[] {
  const pages = db.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
  const findings = pages.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  if (findings.length > 0) return findings;
  return checks.flatMap(({ sql, finding }) =>
    (db.prepare(sql).all() as Record<string, unknown>[]).map(finding),
  );
}
