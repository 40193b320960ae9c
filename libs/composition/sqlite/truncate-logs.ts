import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const busyMilliseconds = 5_000;

interface Places {
  readonly access: string;
  readonly state: string;
  readonly views: string;
}

/**
 * Empties the logs beside the files of a data folder, so that nothing of what was removed from the files stands there any
 * more. The ledgers only ever grow, and keys see to it themselves. @throws Error where somebody reads for longer
 */
export function truncateLogs({ access, state, views }: Places): void {
  for (const file of [access, state, ...filesIn(views)]) if (existsSync(file)) truncateLog(file);
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(folder, name));
}

function truncateLog(file: string): void {
  const db = new DatabaseSync(file, { timeout: busyMilliseconds });
  try {
    db.exec('PRAGMA foreign_keys = ON');
    const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
    if (busy !== 0) throw new Error(`${file} is being read: its log could not be emptied`);
  } finally {
    db.close();
  }
}
