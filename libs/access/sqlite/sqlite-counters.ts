import type { DatabaseSync } from 'node:sqlite';
import { type Clock, type Instant, isStorable, mustBeStorable, plusMilliseconds, plusMinutes } from '#kernel';
import type { Counters } from '../src/counters.js';

/** Counters as rows; a write waits for no disk, and the expired are swept once a minute. */
export class SqliteCounters implements Counters {
  private readonly count;
  private readonly read;
  private readonly remove;
  private readonly sweep;
  private sweepAt: Instant = '';

  constructor(
    db: DatabaseSync,
    private readonly clock: Clock,
  ) {
    this.count = db.prepare(
      `INSERT INTO counters (name, count, expires_at) VALUES (:name, 1, :expires_at)
       ON CONFLICT (name) DO UPDATE SET
         count = CASE WHEN counters.expires_at <= :now THEN 1 ELSE counters.count + 1 END,
         expires_at = CASE WHEN counters.expires_at <= :now THEN excluded.expires_at ELSE counters.expires_at END
       RETURNING count`,
    );
    this.read = db.prepare('SELECT count FROM counters WHERE name = ? AND expires_at > ?');
    this.remove = db.prepare('DELETE FROM counters WHERE name = ?');
    this.sweep = db.prepare('DELETE FROM counters WHERE expires_at <= ?');
  }

  async increment(name: string, windowSeconds: number): Promise<number> {
    mustBeStorable(name);
    const now = this.clock.now();
    if (now >= this.sweepAt) {
      this.sweep.run(now);
      this.sweepAt = plusMinutes(now, 1);
    }
    const row = this.count.get({ name, now, expires_at: plusMilliseconds(now, windowSeconds * 1_000) });
    return (row as { count: number }).count;
  }

  async current(name: string): Promise<number> {
    if (!isStorable(name)) return 0;
    const row = this.read.get(name, this.clock.now()) as { count: number } | undefined;
    return row?.count ?? 0;
  }

  async reset(name: string): Promise<void> {
    if (isStorable(name)) this.remove.run(name);
  }
}
