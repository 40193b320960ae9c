import type { DatabaseSync } from 'node:sqlite';
import type { Subject } from '#kernel';
import { openToWrite } from './connection.js';

export type KeyWrite =
  | { readonly kind: 'insert'; readonly keys: readonly (readonly [Subject, Uint8Array])[] }
  | { readonly kind: 'shred'; readonly subject: Subject }
  | {
      readonly kind: 'replace';
      readonly subject: Subject;
      readonly from: Uint8Array;
      readonly to: Uint8Array;
    };

/** What stands in the store for each key of an insert, or of a replacement that was made, null for a tombstone. */
export type KeyWriteResult = readonly (readonly [Subject, Uint8Array | null])[];

/** Commits batches of writes: one transaction and one fsync each. Runs on a worker thread, or in-process in tests. */
export class KeyWriter {
  private readonly db: DatabaseSync;
  private readonly insert;
  private readonly read;
  private readonly tombstone;
  private readonly replacement;

  constructor(file: string) {
    this.db = openToWrite(file);
    this.insert = this.db.prepare(
      'INSERT INTO keys (subject, wrapped) VALUES (?, ?) ON CONFLICT (subject) DO NOTHING',
    );
    this.read = this.db.prepare('SELECT wrapped FROM keys WHERE subject = ?');
    this.replacement = this.db.prepare('UPDATE keys SET wrapped = ? WHERE subject = ? AND wrapped = ?');
    this.tombstone = this.db.prepare(
      'INSERT INTO keys (subject, wrapped) VALUES (?, NULL) ON CONFLICT (subject) DO UPDATE SET wrapped = NULL',
    );
  }

  /** All writes or none; durable when it returns. A shredded key is gone from the file and from its log. */
  commit(batch: readonly KeyWrite[]): readonly KeyWriteResult[] {
    this.db.exec('BEGIN IMMEDIATE');
    let results: readonly KeyWriteResult[];
    try {
      results = batch.map((each) => this.write(each));
      this.db.exec('COMMIT');
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
    if (batch.some((each) => each.kind !== 'insert')) this.truncateLog();
    return results;
  }

  close(): void {
    this.db.close();
  }

  private write(write: KeyWrite): KeyWriteResult {
    if (write.kind === 'shred') {
      this.tombstone.run(write.subject);
      return [];
    }
    if (write.kind === 'replace') {
      const { subject, from, to } = write;
      return this.replacement.run(to, subject, from).changes === 1 ? [[subject, to]] : [];
    }
    return write.keys.map(([subject, wrapped]) => {
      if (this.insert.run(subject, wrapped).changes === 1) return [subject, wrapped] as const;
      return [subject, (this.read.get(subject) as { wrapped: Uint8Array | null }).wrapped] as const;
    });
  }

  private truncateLog(): void {
    const { busy } = this.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
    if (busy !== 0)
      throw new Error('the key is destroyed, but a reader held its log open: shred again to clean the log');
  }
}
