import type { LedgerKind } from '#engine';
import {
  type Appended,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  OutcomeUnknown,
  type ReadAllOptions,
  type ReadStreamOptions,
  Unavailable,
  WrongExpected,
} from '#event-store';
import type { Clock, Subject } from '#kernel';
import { type KeyStore, KeyStoreUnavailable } from '#privacy';

/**
 * What a failed write says about the store counts for so long after the last try. Whoever is told that this process is
 * not ready sends it nothing to write: without an end nobody would ever find out that the store works again.
 */
const countsForMilliseconds = 60_000;

/** One write, by how it ended. */
export interface SeenWrite {
  readonly milliseconds: number;
  readonly result: 'done' | 'conflict' | 'failed';
}

/** Whether a store takes writes now, by what became of the last ones: nothing is written only to find out. */
export class WriteWatch {
  private failure: { readonly at: number; readonly reason: string } | undefined;

  constructor(
    private readonly clock: Pick<Clock, 'monotonic'>,
    private readonly observe?: (write: SeenWrite) => void,
  ) {}

  /** Why the last write failed; undefined when it was taken, or when nobody has tried for a minute. */
  get trouble(): string | undefined {
    if (this.failure === undefined) return undefined;
    if (this.clock.monotonic() - this.failure.at >= countsForMilliseconds) return undefined;
    return `writes fail: ${this.failure.reason}`;
  }

  /** Refusals say nothing about the store: they need no write. */
  async seen<T>(write: Promise<T>): Promise<T> {
    const began = this.observe && this.clock.monotonic();
    const ended = (result: SeenWrite['result']) => {
      if (began !== undefined) this.observe?.({ milliseconds: this.clock.monotonic() - began, result });
    };
    try {
      const done = await write;
      this.failure = undefined;
      ended('done');
      return done;
    } catch (error) {
      ended(error instanceof WrongExpected ? 'conflict' : 'failed');
      const isAway =
        error instanceof Unavailable ||
        error instanceof OutcomeUnknown ||
        error instanceof KeyStoreUnavailable;
      if (isAway) this.failure = { at: this.clock.monotonic(), reason: error.message };
      throw error;
    }
  }
}

/** The stores without which no command ends well, and how their writes go. */
export class StoreWrites {
  readonly events: WriteWatch;
  readonly looks: WriteWatch;
  readonly keys: WriteWatch;

  constructor(
    clock: Pick<Clock, 'monotonic'>,
    observe?: (write: SeenWrite & { readonly ledger: LedgerKind }) => void,
  ) {
    const of = (ledger: LedgerKind) => observe && ((write: SeenWrite) => observe({ ...write, ledger }));
    this.events = new WriteWatch(clock, of('main'));
    this.looks = new WriteWatch(clock, of('looks'));
    this.keys = new WriteWatch(clock);
  }
}

/** A ledger whose appends are watched. */
export class WatchedEventStore implements EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly watch: WriteWatch,
  ) {}

  get ledgerId(): string {
    return this.store.ledgerId;
  }

  append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    return this.watch.seen(this.store.append(stream, events, expected));
  }

  readStream = (stream: string, options?: ReadStreamOptions) => this.store.readStream(stream, options);
  readAll = (options?: ReadAllOptions) => this.store.readAll(options);
  subscribeAll = (options: Parameters<EventStore['subscribeAll']>[0]) => this.store.subscribeAll(options);
  eventAt = (position: string) => this.store.eventAt(position);
  head = () => this.store.head();
  countAfter = (position: string | undefined) => this.store.countAfter(position);
  close = () => this.store.close();
}

/** A key store whose writes are watched: no event is appended before the keys of what is in it are stored. */
export class WatchedKeyStore implements KeyStore {
  constructor(
    private readonly store: KeyStore,
    private readonly watch: WriteWatch,
  ) {}

  insertAbsent: KeyStore['insertAbsent'] = (keys) => this.watch.seen(this.store.insertAbsent(keys));
  replace: KeyStore['replace'] = (...change) => this.watch.seen(this.store.replace(...change));
  shred = (subject: Subject) => this.watch.seen(this.store.shred(subject));
  get = (subjects: readonly Subject[]) => this.store.get(subjects);
  all = () => this.store.all();
  close = () => this.store.close();
}
