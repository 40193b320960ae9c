import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { isStorable, mustBeStorable, type Subject } from '#kernel';
import { KeyStoreUnavailable } from '../src/errors.js';
import type { KeyStore, StoredKey } from '../src/port.js';
import { openToRead, openToWrite } from './connection.js';
import { KeyWriter } from './key-writer.js';
import { type CommitKeys, WriteQueue } from './write-queue.js';

const keysPerPage = 1_000;

interface Row {
  readonly subject: Subject;
  readonly wrapped: Uint8Array | null;
}

export interface SqliteKeyStoreOptions {
  readonly file: string;
  /** `reader` opens the file of a running server to read only. */
  readonly mode: 'owner' | 'reader';
  /** Commit on a worker thread. Default true; false commits in-process, for short-lived programs and tests. */
  readonly thread?: boolean;
}

/** Keys in a SQLite file of their own. Reads are synchronous, on the caller's thread; writes are group-committed. */
export class SqliteKeyStore implements KeyStore {
  private readonly read;
  private readonly readPage;

  private constructor(
    private readonly db: DatabaseSync,
    private readonly writes: WriteQueue | undefined,
  ) {
    this.read = db.prepare('SELECT wrapped FROM keys WHERE subject = ?');
    this.readPage = db.prepare(
      `SELECT subject, wrapped FROM keys WHERE subject > ? ORDER BY subject LIMIT ${keysPerPage}`,
    );
  }

  /** @throws KeyStoreRefused with what to do */
  static async open({ file, mode, thread = true }: SqliteKeyStoreOptions): Promise<SqliteKeyStore> {
    if (mode === 'reader') return new SqliteKeyStore(openToRead(file), undefined);
    mkdirSync(dirname(file), { recursive: true });
    // Opened here first: what is wrong with the file is then said by the caller's own exception.
    openToWrite(file).close();
    const target = thread ? await onThread(file) : inProcess(new KeyWriter(file));
    return new SqliteKeyStore(openToRead(file), new WriteQueue(target));
  }

  async get(subjects: readonly Subject[]): Promise<ReadonlyMap<Subject, StoredKey>> {
    const found = new Map<Subject, StoredKey>();
    for (const subject of subjects.filter(isStorable)) {
      const row = this.read.get(subject) as { wrapped: Uint8Array | null } | undefined;
      if (row !== undefined) found.set(subject, storedKey(row.wrapped));
    }
    return found;
  }

  async insertAbsent(keys: ReadonlyMap<Subject, Uint8Array>): Promise<ReadonlyMap<Subject, StoredKey>> {
    mustBeStorable(...keys.keys());
    const rows = await this.toWrite().add({ kind: 'insert', keys: [...keys] });
    return new Map(rows.map(([subject, wrapped]) => [subject, storedKey(wrapped)]));
  }

  async replace(subject: Subject, from: Uint8Array, to: Uint8Array): Promise<boolean> {
    const [row] = await this.toWrite().add({ kind: 'replace', subject, from, to });
    return row !== undefined;
  }

  async shred(subject: Subject): Promise<void> {
    mustBeStorable(subject);
    await this.toWrite().add({ kind: 'shred', subject });
  }

  async *all(): AsyncGenerator<ReadonlyMap<Subject, StoredKey>> {
    for (let last = ''; ; ) {
      const rows = this.readPage.all(last) as unknown as readonly Row[];
      if (rows.length === 0) return;
      yield new Map(rows.map(({ subject, wrapped }) => [subject, storedKey(wrapped)]));
      last = rows.at(-1)!.subject;
    }
  }

  async close(): Promise<void> {
    this.db.close();
    await this.writes?.close();
  }

  private toWrite(): WriteQueue {
    if (this.writes === undefined)
      throw new KeyStoreUnavailable(
        'the key store was opened to read only: send the change to the running server',
      );
    return this.writes;
  }
}

const storedKey = (wrapped: Uint8Array | null): StoredKey => (wrapped === null ? 'shredded' : { wrapped });

/** Loaded only when wanted: a worker's entry file is found through `import.meta`. */
async function onThread(file: string): Promise<CommitKeys> {
  const { startKeyWriterThread } = await import('./key-writer-thread.js');
  return startKeyWriterThread(file);
}

function inProcess(writer: KeyWriter): CommitKeys {
  return {
    commit: async (batch) => {
      try {
        return writer.commit(batch);
      } catch (error) {
        throw new KeyStoreUnavailable((error as Error).message, { cause: error });
      }
    },
    close: async () => writer.close(),
  };
}
