import type { DatabaseSync } from 'node:sqlite';
import { type Clock, type Instant, isStorable, mustBeStorable, plusMilliseconds, plusMinutes } from '#kernel';
import type { SharedNote, SharedNotes } from '../src/shared-notes.js';

/** Notes as rows; a write waits for no disk, and the expired are swept once a minute. */
export class SqliteNotes implements SharedNotes {
  private readonly write;
  private readonly read;
  private readonly sweep;
  private sweepAt: Instant = '';

  constructor(
    db: DatabaseSync,
    private readonly clock: Clock,
  ) {
    this.write = db.prepare('INSERT OR REPLACE INTO notes (topic, id, note, expires_at) VALUES (?, ?, ?, ?)');
    this.read = db.prepare('SELECT id, note FROM notes WHERE topic = ? AND expires_at > ? ORDER BY id');
    this.sweep = db.prepare('DELETE FROM notes WHERE expires_at <= ?');
  }

  async put(topic: string, id: string, note: object, seconds: number): Promise<void> {
    mustBeStorable(topic, id);
    const now = this.clock.now();
    if (now >= this.sweepAt) {
      this.sweep.run(now);
      this.sweepAt = plusMinutes(now, 1);
    }
    this.write.run(topic, id, JSON.stringify(note), plusMilliseconds(now, seconds * 1_000));
  }

  async list(topic: string): Promise<readonly SharedNote[]> {
    if (!isStorable(topic)) return [];
    const rows = this.read.all(topic, this.clock.now()) as unknown as readonly Row[];
    return rows.map(({ id, note }) => ({ id, note: JSON.parse(note) }));
  }
}

interface Row {
  readonly id: string;
  readonly note: string;
}
