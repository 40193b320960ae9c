import type { DatabaseSync } from 'node:sqlite';
import { type Clock, isStorable, type Randomness, systemRandomness } from '#kernel';
import {
  type Appended,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  StreamNotFound,
  type SubscriptionMessage,
  Unavailable,
} from '../src/index.js';
import { AppendQueue } from './append-queue.js';
import { checkBatch } from './check-batch.js';
import { CommitBell } from './commit-bell.js';
import { connect } from './connection.js';
import { refusal } from './failures.js';
import { type FileFault, integrityOf } from './integrity.js';
import { KnownHeads } from './known-heads.js';
import { LedgerReader } from './ledger-reader.js';
import { openLedger } from './open-ledger.js';
import { PagedReads } from './paged-reads.js';
import { fromPosition, toPosition } from './position.js';
import type { Answer } from './wire.js';
import { writeInThread } from './writer-in-thread.js';
import { type WriterLink, writeHere } from './writer-link.js';

export interface SqliteEventStoreOptions {
  readonly file: string;
  /** One owner writes; any number of readers, in other threads and processes, read beside it. */
  readonly mode: 'owner' | 'reader';
  readonly clock: Clock;
  /** Makes the id of a new ledger. */
  readonly randomness?: Randomness;
  /** False: the writer runs in the calling thread and blocks it at every commit; subscriptions never rest. Default true. */
  readonly thread?: boolean;
}

/** How often a reader looks for commits of another process; those of its own process are announced to it. */
const pollMilliseconds = 250;
/** A subscription looks no more often than this: under load it then reads fewer, larger pages. */
const restMilliseconds = 10;

/** The embedded ledger: one SQLite file. */
export class SqliteEventStore implements EventStore {
  private readonly reader: LedgerReader;
  private readonly reads = new PagedReads(() => this.ifOpen());
  private readonly bell = new CommitBell();
  private readonly heads = new KnownHeads();
  private readonly closing = new AbortController();
  private readonly queue = new AppendQueue((wire) => this.writer!.send(wire));
  private writer: WriterLink | undefined;
  private noAppends: string | undefined = 'this store was opened only to read';

  /** @throws StoreRefused when the file is damaged, newer than this program, missing (for a reader) or in use */
  static async open(options: SqliteEventStoreOptions): Promise<SqliteEventStore> {
    const { file, mode, clock, randomness = systemRandomness, thread = true } = options;
    const ledgerId = openLedger(file, mode, randomness);
    const rest = thread ? restMilliseconds : 0;
    const store = new SqliteEventStore(ledgerId, connect(file, mode === 'owner' ? 'reader' : 'onlooker'), {
      clock,
      rest,
    });
    try {
      if (mode === 'reader') store.listen(file);
      else await store.startWriting(file, thread);
    } catch (error) {
      await store.close();
      throw refusal(file, error);
    }
    return store;
  }

  private constructor(
    readonly ledgerId: string,
    private readonly db: DatabaseSync,
    private readonly pace: { readonly clock: Clock; readonly rest: number },
  ) {
    this.reader = new LedgerReader(db);
  }

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    if (this.noAppends !== undefined) throw new Unavailable(this.noAppends);
    checkBatch(stream, events);
    try {
      const appended = await this.queue.add(stream, events, expected);
      if (appended.outcome === 'appended') this.heads.wrote(stream, appended.revision);
      return appended;
    } catch (error) {
      this.heads.forget(stream);
      throw error;
    }
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    const { from, direction = 'forwards' } = options;
    // No stream can have such a name.
    if (!isStorable(stream)) throw new StreamNotFound(stream);
    if (from !== undefined && direction === 'forwards' && this.heads.isBehind(stream, from)) return [];
    return this.reads.stream(stream, options);
  }

  readAll(options: ReadAllOptions = {}): AsyncIterable<readonly StoredEvent[]> {
    return this.reads.all(options);
  }

  async *subscribeAll(options: {
    readonly after?: string | undefined;
    readonly signal: AbortSignal;
  }): AsyncGenerator<SubscriptionMessage> {
    const signal = AbortSignal.any([options.signal, this.closing.signal]);
    const wake = () => this.bell.ring();
    signal.addEventListener('abort', wake);
    try {
      for await (const message of this.reads.subscribe(options.after, signal, () =>
        this.nextCommit(signal),
      )) {
        if (message.kind === 'events') this.heads.saw(message.events);
        yield message;
      }
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }

  async eventAt(position: string): Promise<StoredEvent | undefined> {
    const at = fromPosition(position);
    if (at < 1) return undefined;
    for await (const [event] of this.reads.all({ after: toPosition(at - 1), until: position })) return event;
    return undefined;
  }

  async head(): Promise<string | undefined> {
    const last = this.ifOpen().lastPosition();
    return last === 0 ? undefined : toPosition(last);
  }

  /** Exact: positions have no gaps. */
  async countAfter(position: string | undefined): Promise<number> {
    return Math.max(0, this.ifOpen().lastPosition() - fromPosition(position));
  }

  /** Reads the whole file and lists what is wrong with it. Blocks the calling thread: for `doctor` and `verify`. */
  async integrity(): Promise<readonly FileFault[]> {
    this.ifOpen();
    return integrityOf(this.db);
  }

  /** Waits for the answers of running appends; ends every subscription. */
  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.noAppends = 'the store is closed';
    await this.queue.drain();
    this.closing.abort();
    this.bell.close();
    this.db.close();
    await this.writer?.close();
  }

  private async startWriting(file: string, thread: boolean): Promise<void> {
    const answered = (answer: Answer) => {
      this.queue.settle(answer);
      if (answer.news) this.bell.ring();
    };
    const lost = (reason: string) => {
      this.noAppends = reason;
      this.queue.abandon(reason);
    };
    this.writer = thread ? await writeInThread(file, { answered, lost }) : writeHere(file, answered);
    this.noAppends = undefined;
  }

  private ifOpen(): LedgerReader {
    if (this.closing.signal.aborted) throw new Unavailable('the store is closed');
    return this.reader;
  }

  private listen(file: string): void {
    this.bell.listen(file);
    void this.poll();
  }

  private async poll(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      await this.pace.clock.sleep(pollMilliseconds, signal);
      this.bell.ring();
    }
  }

  /** Resolves when a subscription that looks now should look again. */
  private async nextCommit(signal: AbortSignal): Promise<void> {
    const { clock, rest } = this.pace;
    const now = clock.monotonic();
    await this.bell.next();
    const left = now + rest - clock.monotonic();
    if (left > 0) await clock.sleep(left, signal);
  }
}
