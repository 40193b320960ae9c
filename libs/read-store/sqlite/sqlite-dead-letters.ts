import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { DeadLetter, DeadLetterStore } from '#read-store';
import { openFile } from './open-file.js';

const advice =
  'stop every process, move this file away, start again, and rebuild the views whose dead letters it held';

/** `dead-letters.db` in the folder of the read store. */
export class SqliteDeadLetters implements DeadLetterStore {
  private constructor(private readonly db: DatabaseSync) {}

  /** @throws ReadStoreRefused */
  static open({ folder }: { readonly folder: string }): SqliteDeadLetters {
    mkdirSync(folder, { recursive: true });
    return new SqliteDeadLetters(
      openFile(join(folder, 'dead-letters.db'), { mode: 'write', create: createLetters, advice }),
    );
  }

  async record(letter: DeadLetter): Promise<void> {
    this.db
      .prepare(`INSERT OR IGNORE INTO letters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
      .run(
        letter.view,
        letter.build,
        letter.eventId,
        letter.stream,
        String(letter.revision),
        letter.position,
        letter.type,
        letter.error,
        letter.at,
        letter.heldSince ?? null,
      );
  }

  async held(view: string, build: string, stream: string, position: string): Promise<void> {
    this.db
      .prepare(
        'UPDATE letters SET heldSince = ? WHERE view = ? AND build = ? AND stream = ? AND heldSince IS NULL',
      )
      .run(position, view, build, stream);
  }

  async list(view?: string): Promise<readonly DeadLetter[]> {
    const rows = this.db
      .prepare('SELECT * FROM letters WHERE ?1 IS NULL OR view = ?1 ORDER BY position, view')
      .all(view ?? null) as (Omit<DeadLetter, 'revision' | 'heldSince'> & {
      revision: string;
      heldSince: string | null;
    })[];
    return rows.map((row) => ({
      ...row,
      revision: BigInt(row.revision),
      heldSince: row.heldSince ?? undefined,
    }));
  }

  async rewind(view: string, build: string, after: string | undefined): Promise<void> {
    const position = after ?? '';
    this.db
      .prepare('DELETE FROM letters WHERE view = ? AND build = ? AND position > ?')
      .run(view, build, position);
    this.db
      .prepare('UPDATE letters SET heldSince = NULL WHERE view = ? AND build = ? AND heldSince > ?')
      .run(view, build, position);
  }

  async remove(view: string, build: string, eventId?: string): Promise<void> {
    this.db
      .prepare('DELETE FROM letters WHERE view = ? AND build = ? AND (?3 IS NULL OR eventId = ?3)')
      .run(view, build, eventId ?? null);
  }

  async close(): Promise<void> {
    if (this.db.isOpen) this.db.close();
  }
}

function createLetters(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE letters (
      view TEXT NOT NULL, build TEXT NOT NULL, eventId TEXT NOT NULL, stream TEXT NOT NULL, revision TEXT NOT NULL,
      position TEXT NOT NULL, type TEXT NOT NULL, error TEXT NOT NULL, at TEXT NOT NULL, heldSince TEXT,
      PRIMARY KEY (view, build, eventId)) WITHOUT ROWID`);
}
