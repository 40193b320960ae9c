import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** A stream as the writer knows it. `revision` is that of its last event and moves with each append. */
export interface Head {
  readonly id: number;
  revision: number;
}

const generationSize = 20_000;

/**
 * Remembers the streams written lately, so that an append needs no look-up. Bounded: two generations, of which the
 * older one is dropped when the younger one is full.
 */
export class StreamHeads {
  private young = new Map<string, Head>();
  private old = new Map<string, Head>();
  private nextId: number | undefined;
  private readonly select: StatementSync;
  private readonly insert: StatementSync;
  private readonly lastId: StatementSync;

  constructor(db: DatabaseSync) {
    this.select = db.prepare(
      'SELECT s.id, (SELECT max(revision) FROM events WHERE stream = s.id) AS revision FROM streams s WHERE name = ?',
    );
    this.insert = db.prepare('INSERT INTO streams (id, name) VALUES (?, ?)');
    this.lastId = db.prepare('SELECT coalesce(max(id), 0) AS id FROM streams');
  }

  find(name: string): Head | undefined {
    const known = this.young.get(name);
    if (known) return known;
    const head = this.old.get(name) ?? this.load(name);
    if (head) this.keep(name, head);
    return head;
  }

  /** A stream without events yet, for the running transaction. */
  create(name: string): Head {
    this.nextId ??= (this.lastId.get() as { id: number }).id + 1;
    const head = { id: this.nextId++, revision: -1 };
    this.insert.run(head.id, name);
    this.keep(name, head);
    return head;
  }

  /** After a rollback nothing remembered is sure. */
  forget(): void {
    this.young.clear();
    this.old.clear();
    this.nextId = undefined;
  }

  private load(name: string): Head | undefined {
    const row = this.select.get(name) as Head | undefined;
    return row && { id: row.id, revision: row.revision };
  }

  private keep(name: string, head: Head): void {
    if (this.young.size >= generationSize) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(name, head);
  }
}
