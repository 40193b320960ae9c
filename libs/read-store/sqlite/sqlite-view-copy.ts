import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { isStorable } from '#kernel';
import {
  type Checkpoint,
  type Commit,
  Fingerprint,
  ReadStoreRefused,
  type StoredDocument,
  type ViewCopy,
  type ViewSchema,
} from '#read-store';
import { adviceFor, type CopyRow, checkpointOf, enterBulk, leaveBulk, openCopy } from './copy-file.js';
import { inTransaction, refusalFor } from './open-file.js';
import { DocumentWriter, decodeTags } from './write-documents.js';

interface DocumentRow {
  readonly id: string;
  readonly position: string;
  readonly tags: string;
  readonly body: string;
}

const documentOf = ({ id, position, tags, body }: DocumentRow): StoredDocument => ({
  id,
  position,
  body: JSON.parse(body),
  tags: decodeTags(tags),
});

/** One copy of a view in a file of its own. A commit is one transaction: documents, tags and checkpoint. */
export class SqliteViewCopy implements ViewCopy {
  private readonly db: DatabaseSync;
  private readonly row: StatementSync;
  private readonly checkpointRow: StatementSync;
  private readonly document: StatementSync;
  private readonly tombstone: StatementSync;
  private readonly anyTombstone: StatementSync;
  private bulk: boolean;
  private writer: DocumentWriter;

  constructor(
    readonly path: string,
    readonly schema: ViewSchema,
    readonly build: string,
  ) {
    const { db, bulk } = openCopy(path, schema);
    this.db = db;
    this.bulk = bulk;
    this.writer = this.newWriter();
    this.row = db.prepare('SELECT * FROM copy');
    this.checkpointRow = db.prepare('UPDATE copy SET ledger = ?, position = ?, epoch = ?');
    this.document = db.prepare('SELECT position, tags, body FROM docs WHERE id = ?');
    this.tombstone = db.prepare('SELECT position FROM tombstones WHERE id = ?');
    this.anyTombstone = db.prepare('SELECT 1 FROM tombstones LIMIT 1');
  }

  async checkpoint(): Promise<Checkpoint | undefined> {
    return checkpointOf(this.copyRow());
  }

  async claim(ledgerId: string): Promise<Checkpoint> {
    return this.guarded(() =>
      inTransaction(this.db, () => {
        const { ledger, position, epoch } = this.copyRow();
        if (ledger !== null && ledger !== ledgerId)
          throw new ReadStoreRefused(
            `${this.path} was fed from another ledger: ${adviceFor(this.schema.name)}`,
          );
        const claimed = { ledgerId, position: position ?? undefined, epoch: epoch + 1 };
        this.setCheckpoint(claimed);
        return claimed;
      }),
    );
  }

  async load(ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument>> {
    return this.guarded(() => {
      const found = new Map<string, StoredDocument>();
      const mayBeBuried = this.anyTombstone.get() !== undefined;
      for (const id of ids.filter(isStorable)) {
        const row = this.document.get(id) as unknown as Omit<DocumentRow, 'id'> | undefined;
        if (row !== undefined) found.set(id, documentOf({ ...row, id }));
        else if (mayBeBuried) {
          const buried = this.tombstone.get(id) as { position: string } | undefined;
          if (buried !== undefined)
            found.set(id, { id, position: buried.position, body: undefined, tags: [] });
        }
      }
      return found;
    });
  }

  async commit({ writes, from, to }: Commit): Promise<'committed' | 'lost'> {
    // Neighbours in the index of ids are written together.
    const ordered = writes.length > 1 ? [...writes].sort((a, b) => (a.id < b.id ? -1 : 1)) : writes;
    return this.guarded(() =>
      inTransaction(this.db, () => {
        const { ledger, position, epoch } = this.copyRow();
        if (ledger !== from.ledgerId || (position ?? undefined) !== from.position || epoch !== from.epoch)
          return false;
        if (!this.writer.writeAll(ordered)) return false;
        this.setCheckpoint(to);
        return true;
      }),
    )
      ? 'committed'
      : 'lost';
  }

  async beginBulk(): Promise<void> {
    if (this.bulk) return;
    if (this.copyRow().position !== null)
      throw new Error(`${this.path} is past its first commit: no bulk mode`);
    this.guarded(() => enterBulk(this.db));
    this.bulk = true;
    this.writer = this.newWriter();
  }

  async endBulk(): Promise<void> {
    if (!this.bulk) return;
    this.guarded(() => leaveBulk(this.db, this.schema));
    this.bulk = false;
    this.writer = this.newWriter();
  }

  fingerprint(): Promise<{ readonly documents: number; readonly checksum: string }> {
    return this.summed((fingerprint, { id, tags, body }) =>
      fingerprint.add(id, JSON.parse(body), decodeTags(tags)),
    );
  }

  quickFingerprint(): Promise<{ readonly documents: number; readonly checksum: string }> {
    return this.summed((fingerprint, { id, tags, body }) =>
      fingerprint.addText(`${JSON.stringify(id)}\n${JSON.stringify(tags)}\n${body}`),
    );
  }

  async documents(after: string | undefined, limit: number): Promise<readonly StoredDocument[]> {
    const page = this.db.prepare(
      'SELECT id, position, tags, body FROM docs WHERE id > ? ORDER BY id LIMIT ?',
    );
    const rows = this.guarded(() => page.all(after ?? '', limit)) as unknown as DocumentRow[];
    return rows.map(documentOf);
  }

  async close(): Promise<void> {
    if (!this.db.isOpen) return;
    // While readers have the file open its log stays: leave nothing in it.
    this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.db.close();
  }

  private async summed(add: (fingerprint: Fingerprint, row: DocumentRow) => void) {
    const page = this.db.prepare('SELECT doc, id, tags, body FROM docs WHERE doc > ? ORDER BY doc LIMIT 500');
    const fingerprint = new Fingerprint();
    for (let last = 0; ; ) {
      const rows = this.guarded(() => page.all(last)) as unknown as (DocumentRow & {
        readonly doc: number;
      })[];
      for (const row of rows) add(fingerprint, row);
      const end = rows.at(-1);
      if (end === undefined) return fingerprint.result();
      last = end.doc;
      // A short breath for others in this thread, without a read transaction held open.
      await Promise.resolve();
    }
  }

  private setCheckpoint({ ledgerId, position, epoch }: Checkpoint): void {
    this.checkpointRow.run(ledgerId, position ?? null, epoch);
  }

  private copyRow = () => this.row.get() as unknown as CopyRow;

  private newWriter = () =>
    new DocumentWriter(this.db, this.schema, this.schema.tagged === true && !this.bulk);

  private guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw refusalFor(error, this.path, adviceFor(this.schema.name));
    }
  }
}
