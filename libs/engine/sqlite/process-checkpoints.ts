import { DatabaseSync } from 'node:sqlite';
import type { ProcessCheckpoint, ProcessCheckpoints } from '../src/running/process-runner.js';

interface Row {
  readonly ledger: string;
  readonly position: string | null;
  readonly event: string | null;
}

/** Checkpoints of processes in a small file. A lost one is handled again: processes issue idempotent commands. */
export class SqliteProcessCheckpoints implements ProcessCheckpoints {
  private readonly read;
  private readonly write;

  private constructor(private readonly db: DatabaseSync) {
    this.read = db.prepare('SELECT ledger, position, event FROM checkpoints WHERE process = ?');
    this.write = db.prepare(
      'INSERT OR REPLACE INTO checkpoints (process, ledger, position, event) VALUES (?, ?, ?, ?)',
    );
  }

  static open(file: string): SqliteProcessCheckpoints {
    const db = new DatabaseSync(file, { timeout: 5_000 });
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
    for (const [name, wanted] of [
      ['journal_mode', 'wal'],
      ['synchronous', 1],
      ['foreign_keys', 1],
      ['busy_timeout', 5_000],
    ] as const) {
      const [kept] = Object.values(db.prepare(`PRAGMA ${name}`).get() as Record<string, unknown>);
      if (kept !== wanted) throw new Error(`SQLite kept ${name} = ${kept} instead of ${wanted}`);
    }
    db.exec(
      'CREATE TABLE IF NOT EXISTS checkpoints (process TEXT PRIMARY KEY, ledger TEXT NOT NULL, position TEXT, event TEXT) STRICT, WITHOUT ROWID',
    );
    return new SqliteProcessCheckpoints(db);
  }

  async get(process: string): Promise<ProcessCheckpoint | undefined> {
    const row = this.read.get(process) as Row | undefined;
    if (row === undefined) return undefined;
    return { ledgerId: row.ledger, position: row.position ?? undefined, eventId: row.event ?? undefined };
  }

  /** The first one of a ledger is on disk when it resolves: after a power cut the server would not start without. */
  async set(process: string, { ledgerId, position, eventId }: ProcessCheckpoint): Promise<void> {
    const isFirst = (await this.get(process))?.ledgerId !== ledgerId;
    if (isFirst) this.db.exec('PRAGMA synchronous = FULL');
    this.write.run(process, ledgerId, position ?? null, eventId ?? null);
    if (isFirst) this.db.exec('PRAGMA synchronous = NORMAL');
  }

  close(): void {
    this.db.close();
  }
}
