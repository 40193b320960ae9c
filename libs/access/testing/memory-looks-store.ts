import {
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type StoredEvent,
  StreamNotFound,
  WrongExpected,
} from '#event-store';

/** A ledger in memory, enough for what records looks. `failure` makes every append fail until it is taken away. */
export class MemoryLooksStore implements Pick<EventStore, 'append' | 'readStream'> {
  readonly streams = new Map<string, StoredEvent[]>();
  appends = 0;
  failure: Error | undefined;

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision) {
    await Promise.resolve();
    if (this.failure !== undefined) throw this.failure;
    const stored = this.streams.get(stream) ?? [];
    const actual = stored.length === 0 ? 'no_stream' : BigInt(stored.length - 1);
    if (actual !== expected) throw new WrongExpected(stream, expected, actual);
    this.appends++;
    for (const each of events) {
      const revision = BigInt(stored.length);
      stored.push({ ...each, stream, revision, position: String(revision).padStart(8, '0') });
    }
    this.streams.set(stream, stored);
    return {
      revision: BigInt(stored.length - 1),
      position: stored.at(-1)!.position,
      outcome: 'appended' as const,
    };
  }

  async readStream(stream: string) {
    const stored = this.streams.get(stream);
    if (stored === undefined) throw new StreamNotFound(stream);
    return stored.slice(-1);
  }

  all(): StoredEvent[] {
    return [...this.streams.values()].flat();
  }
}
