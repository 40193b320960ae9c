import { DatabaseSync } from 'node:sqlite';

const busyMilliseconds = 5_000;

/** Reads a whole SQLite file, beside whoever writes it, and lists what is wrong with it; empty when it is sound. */
export function fileIntegrity(file: string): readonly string[] {
  const db = new DatabaseSync(file, { readOnly: true, timeout: busyMilliseconds });
  try {
    db.exec(`PRAGMA foreign_keys = ON; PRAGMA busy_timeout = ${busyMilliseconds}`);
    const rows = db.prepare('PRAGMA integrity_check(10)').all() as { integrity_check: string }[];
    const broken = db.prepare('PRAGMA foreign_key_check').all();
    return [
      ...rows.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
      ...(broken.length > 0 ? [`${broken.length} rows refer to missing ones`] : []),
    ];
  } finally {
    db.close();
  }
}
