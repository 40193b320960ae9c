import type { Clock } from '#kernel';

/** An event as a client proposes it. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface LogRecord extends Proposed {
  readonly stream: string;
  readonly revision: bigint;
  /** Commit and prepare position, which are equal. */
  readonly position: bigint;
  readonly created: string;
}

export type Decision =
  | { readonly kind: 'success'; readonly last: LogRecord }
  | { readonly kind: 'wrong_expected'; readonly actual: bigint | 'no_stream' };

/** Bytes of a record beside its data: positions have gaps, as they do in a log file. */
const overhead = 97n;

/** The transaction log of the fake: the server's rules for explicit revisions, idempotency and positions. */
export class FakeLog {
  readonly records: LogRecord[] = [];
  readonly tombstoned = new Set<string>();
  private readonly streams = new Map<string, LogRecord[]>();
  /** How many events of a stream were there when it was deleted: those are no longer shown. */
  private readonly deleted = new Map<string, number>();
  private readonly listeners = new Set<() => void>();
  private end = 1_000n;

  constructor(private readonly clock: Clock) {}

  /** What a reader of the stream is shown. */
  stream(name: string): readonly LogRecord[] | undefined {
    const shown = this.streams.get(name)?.slice(this.deleted.get(name) ?? 0);
    return shown?.length ? shown : undefined;
  }

  /** Not for good, as a tombstone is: the stream reads as missing, and its numbers go on when it is written again. */
  delete(stream: string): LogRecord {
    this.deleted.set(stream, this.streams.get(stream)?.length ?? 0);
    return this.writeOwn(`$$${stream}`, '$metadata', '{"$tb":9223372036854775807}');
  }

  append(stream: string, expected: bigint | 'no_stream', events: readonly Proposed[]): Decision {
    const stored = this.streams.get(stream) ?? [];
    const after = expected === 'no_stream' ? -1n : expected;
    const current = BigInt(stored.length) - 1n;
    if (after === current) return { kind: 'success', last: this.write(stream, events) };
    const last = this.sameAgain(stored, after, events);
    if (last) return { kind: 'success', last };
    // Assumed of a deleted stream, and asked by server-facts.spec.ts: measured was only that the numbers go on.
    if (expected === 'no_stream' && this.stream(stream) === undefined)
      return { kind: 'success', last: this.write(stream, events) };
    return { kind: 'wrong_expected', actual: stored.length === 0 ? 'no_stream' : current };
  }

  write(stream: string, events: readonly Proposed[]): LogRecord {
    const stored = this.streams.get(stream) ?? [];
    this.streams.set(stream, stored);
    for (const event of events) {
      const record = {
        ...event,
        stream,
        revision: BigInt(stored.length),
        position: this.end,
        created: this.clock.now(),
      };
      this.end += overhead + BigInt(event.data.length + event.metadata.length);
      stored.push(record);
      this.records.push(record);
    }
    for (const told of this.listeners) told();
    return stored.at(-1)!;
  }

  /** Writes one of the server's own events, which stand between those of the ledger. */
  writeOwn(stream: string, type: string, text: string): LogRecord {
    const id = `00000000-0000-4000-8000-${String(this.records.length).padStart(12, '0')}`;
    const [data, metadata] = [new TextEncoder().encode(text), new TextEncoder().encode('{}')];
    return this.write(stream, [{ id, type, contentType: 'application/json', data, metadata }]);
  }

  /** Index of the first record at or behind a position. */
  indexFrom(position: bigint): number {
    let [low, high] = [0, this.records.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.records[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** An older copy of the database, in which nothing was deleted yet, is put in place of this one. */
  cutTo(count: number): void {
    const kept = this.records.splice(0).slice(0, count);
    this.deleted.clear();
    this.streams.clear();
    for (const record of kept) {
      this.records.push(record);
      this.streams.set(record.stream, [...(this.streams.get(record.stream) ?? []), record]);
    }
    const last = kept.at(-1);
    this.end = last ? last.position + overhead + BigInt(last.data.length + last.metadata.length) : 1_000n;
  }

  onWrite(told: () => void): () => void {
    this.listeners.add(told);
    return () => this.listeners.delete(told);
  }

  /** The last of these events when each of them stands at its place behind `after` already. Data is not compared. */
  private sameAgain(stored: readonly LogRecord[], after: bigint, events: readonly Proposed[]) {
    const there = stored.slice(Number(after) + 1, Number(after) + 1 + events.length);
    const isSame = there.length === events.length && there.every(({ id }, at) => id === events[at]!.id);
    return isSame ? there.at(-1) : undefined;
  }
}
