import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { surelyNotStored } from './failures.js';
import { type Head, StreamHeads } from './stream-heads.js';
import { TypeNames } from './type-names.js';
import { type Answer, numbersPerResult, outcomes, type Wire } from './wire.js';

/** The only one who writes events. Synchronous: runs on a thread of its own, or inside a test. */
export class Writer {
  private readonly heads: StreamHeads;
  private readonly types: TypeNames;
  private readonly begin: StatementSync;
  private readonly end: StatementSync;
  private readonly insert: StatementSync;
  private readonly sameEvent: StatementSync;
  private nextPosition: number | undefined;

  constructor(private readonly db: DatabaseSync) {
    this.heads = new StreamHeads(db);
    this.types = new TypeNames(db);
    this.begin = db.prepare('BEGIN IMMEDIATE');
    this.end = db.prepare('COMMIT');
    this.insert = db.prepare(
      `INSERT INTO events (position, stream, revision, type, id, data, metadata)
       VALUES (?, ?, ?, ?, unhex(?, '-'), ?, ?)`,
    );
    this.sameEvent = db.prepare(
      `SELECT position FROM events WHERE stream = ? AND revision = ? AND id = unhex(?, '-')`,
    );
  }

  /** Commits all these appends in one transaction. Each is judged on its own; a refused one does not fail the rest. */
  commit(wires: readonly Wire[]): Answer {
    let committing = false;
    try {
      this.begin.run();
      this.nextPosition ??= this.lastPosition() + 1;
      const first = this.nextPosition;
      const results: number[] = [];
      for (const wire of wires) this.appendAll(wire, results);
      committing = true;
      this.end.run();
      return { results, news: this.nextPosition > first };
    } catch (error) {
      this.undo();
      const outcome = committing && !surelyNotStored(error) ? outcomes.unknown : outcomes.unavailable;
      const results = wires.flatMap((wire) => Array.from(failed(wire, outcome)));
      return { results, news: false, reason: error instanceof Error ? error.message : String(error) };
    }
  }

  private appendAll(wire: Wire, results: number[]): void {
    for (let at = 0; at < wire.length; ) {
      const stream = wire[at] as string;
      const expected = wire[at + 1] as number;
      const count = wire[at + 2] as number;
      const events = at + 3;
      at = events + 4 * count;
      const head = this.heads.find(stream);
      const actual = head?.revision ?? -1;
      if (actual !== expected) {
        const position = head && this.positionOfSame(head, expected, wire, events, count);
        if (position) results.push(outcomes.idempotent, expected + count, position);
        else results.push(outcomes.wrongExpected, actual, 0);
        continue;
      }
      const position = this.store(head ?? this.heads.create(stream), wire, events, count);
      results.push(outcomes.appended, expected + count, position);
    }
  }

  private store(head: Head, wire: Wire, at: number, count: number): number {
    let position = this.nextPosition!;
    let revision = head.revision;
    for (let each = at; each < at + 4 * count; each += 4) {
      const type = this.types.idOf(wire[each + 1] as string);
      const data = wire[each + 2] as string;
      const metadata = wire[each + 3] as string;
      const id = wire[each] as string;
      this.insert.run(position++, head.id, ++revision, type, id, data, metadata);
    }
    head.revision = revision;
    this.nextPosition = position;
    return position - 1;
  }

  /** Position of the last of these events when every one of them stands just behind `expected`, else undefined. */
  private positionOfSame(head: Head, expected: number, wire: Wire, at: number, count: number) {
    let position: number | undefined;
    for (let each = 0; each < count; each++) {
      const id = wire[at + 4 * each] as string;
      const row = this.sameEvent.get(head.id, expected + 1 + each, id);
      if (!row) return undefined;
      position = (row as { position: number }).position;
    }
    return position;
  }

  private lastPosition(): number {
    const row = this.db.prepare('SELECT coalesce(max(position), 0) AS position FROM events').get();
    return (row as { position: number }).position;
  }

  private undo(): void {
    if (this.db.isTransaction) this.db.exec('ROLLBACK');
    this.heads.forget();
    this.types.forget();
    this.nextPosition = undefined;
  }
}

function* failed(wire: Wire, outcome: number): Iterable<number> {
  for (let at = 0; at < wire.length; at += 3 + 4 * (wire[at + 2] as number))
    for (let each = 0; each < numbersPerResult; each++) yield each === 0 ? outcome : 0;
}
