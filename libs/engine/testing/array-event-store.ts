import {
  type Appended,
  comparePositions,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  StreamNotFound,
  type SubscriptionMessage,
  WrongExpected,
} from '#event-store';

/** A ledger in an array, for tests of what reads one. Pages have at most `pageSize` events. */
export class ArrayEventStore implements EventStore {
  readonly events: StoredEvent[] = [];
  private waiting: (() => void)[] = [];
  private readonly lengths = new Map<string, bigint>();

  constructor(
    readonly ledgerId = 'ledger',
    public pageSize = 500,
  ) {}

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    const present = this.events.filter((each) => each.stream === stream);
    const actual = present.at(-1)?.revision ?? 'no_stream';
    if (actual !== expected) throw new WrongExpected(stream, expected, actual);
    for (const event of events) this.add(stream, event);
    const last = this.events.at(-1) as StoredEvent;
    return { revision: last.revision, position: last.position, outcome: 'appended' };
  }

  /** Appends one event at the end of its stream, whatever that is. */
  add(stream: string, event: NewEvent): StoredEvent {
    const revision = this.lengths.get(stream) ?? 0n;
    this.lengths.set(stream, revision + 1n);
    const stored = { ...event, stream, revision, position: String(this.events.length + 1).padStart(16, '0') };
    this.events.push(stored);
    for (const wake of this.waiting.splice(0)) wake();
    return stored;
  }

  async readStream(
    stream: string,
    { direction, from, max }: ReadStreamOptions = {},
  ): Promise<readonly StoredEvent[]> {
    const events = this.events.filter((each) => each.stream === stream);
    if (events.length === 0) throw new StreamNotFound(stream);
    const backwards = direction === 'backwards';
    if (backwards) events.reverse();
    return events
      .filter(({ revision }) => from === undefined || (backwards ? revision <= from : revision >= from))
      .slice(0, max);
  }

  async *readAll({
    after,
    until,
    pageSize = this.pageSize,
  }: ReadAllOptions = {}): AsyncGenerator<readonly StoredEvent[]> {
    for (let last = after; ; ) {
      const page = this.after(last)
        .filter(({ position }) => until === undefined || position <= until)
        .slice(0, Math.min(pageSize, this.pageSize));
      if (page.length === 0) return;
      yield page;
      last = page.at(-1)?.position;
    }
  }

  async *subscribeAll({
    after,
    signal,
  }: {
    readonly after?: string | undefined;
    readonly signal: AbortSignal;
  }): AsyncGenerator<SubscriptionMessage> {
    for (let last = after; !signal.aborted; ) {
      const page = this.after(last).slice(0, this.pageSize);
      if (page.length > 0) {
        last = page.at(-1)?.position;
        yield { kind: 'events', events: page };
      } else {
        yield { kind: 'caught_up', position: this.events.at(-1)?.position };
        // Looked at and waited for in one go: no event falls between.
        if (comparePositions(this.events.at(-1)?.position, last) <= 0) await this.change(signal);
      }
    }
  }

  eventAt = async (position: string) => this.events.find((each) => each.position === position);
  head = async (): Promise<string | undefined> => this.events.at(-1)?.position;
  countAfter = async (position: string | undefined): Promise<number> => this.after(position).length;
  close = async (): Promise<void> => undefined;

  /** A position is the number of events up to it. */
  private after = (position: string | undefined) => this.events.slice(Number(position ?? 0));

  private change = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal.aborted) return resolve();
      const wake = () => {
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.push(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
}
