import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { StoredEvent } from '../src/index.js';
import { toPosition } from './position.js';
import { TypeNames } from './type-names.js';

const columns = 'e.position, e.revision, e.type, lower(hex(e.id)), e.data, e.metadata';
type Row = [
  position: number,
  revision: number,
  type: number,
  id: string,
  data: string,
  metadata: string,
  /** Only where the rows are of several streams. */
  stream: string,
];

/** A page ends early at this many characters: one call must not hold the event loop. */
const charactersPerPage = 1024 * 1024;

export interface Page {
  readonly events: readonly StoredEvent[];
  /** Whether there may be events behind it. */
  readonly more: boolean;
}

/** Reads one page at a time. Each call is one short read transaction, so that the log can always be moved. */
export class LedgerReader {
  private readonly types: TypeNames;
  private readonly streamIds = new LRUCache<string, number>({ max: 10_000 });
  private readonly all: StatementSync;
  private readonly forwards: StatementSync;
  private readonly backwards: StatementSync;
  private readonly last: StatementSync;
  private readonly id: StatementSync;

  constructor(db: DatabaseSync) {
    this.types = new TypeNames(db);
    const rows = (sql: string) => db.prepare(sql, { returnArrays: true });
    this.all = rows(
      `SELECT ${columns}, s.name FROM events e CROSS JOIN streams s ON s.id = e.stream
       WHERE e.position > ? AND e.position <= ? ORDER BY e.position LIMIT ?`,
    );
    const ofStream = `SELECT ${columns} FROM events e WHERE e.stream = ?`;
    this.forwards = rows(`${ofStream} AND e.revision >= ? ORDER BY e.revision LIMIT ?`);
    this.backwards = rows(`${ofStream} AND e.revision <= ? ORDER BY e.revision DESC LIMIT ?`);
    this.last = db.prepare('SELECT coalesce(max(position), 0) AS position FROM events');
    this.id = db.prepare('SELECT id FROM streams WHERE name = ?');
  }

  /** At most `max` events after one position up to another (inclusive). */
  page(after: number, until: number, max: number): Page {
    return this.take(this.all.iterate(after, until, max), max);
  }

  /** At most `max` events of a stream, `from` inclusive. */
  streamPage(
    stream: { readonly id: number; readonly name: string },
    direction: 'forwards' | 'backwards',
    from: bigint,
    max: number,
  ): Page {
    return this.take(this[direction].iterate(stream.id, from, max), max, stream.name);
  }

  /** A stream keeps its id for ever. */
  streamId(name: string): number | undefined {
    const known = this.streamIds.get(name);
    if (known !== undefined) return known;
    const found = (this.id.get(name) as { id: number } | undefined)?.id;
    if (found !== undefined) this.streamIds.set(name, found);
    return found;
  }

  /** 0 in an empty ledger. */
  lastPosition(): number {
    return (this.last.get() as { position: number }).position;
  }

  private take(rows: Iterable<unknown>, max: number, streamName?: string): Page {
    const events: StoredEvent[] = [];
    let characters = 0;
    for (const row of rows as Iterable<Row>) {
      const [position, revision, type, id, data, metadata, stream] = row;
      events.push({
        id: withHyphens(id),
        type: this.types.nameOf(type),
        data,
        metadata,
        stream: streamName ?? stream,
        revision: BigInt(revision),
        position: toPosition(position),
      });
      characters += data.length + metadata.length;
      if (events.length === max || characters >= charactersPerPage) return { events, more: true };
    }
    return { events, more: false };
  }
}

const withHyphens = (hex: string) =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
