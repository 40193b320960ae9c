import { type Clock, type Randomness, systemRandomness } from '#kernel';
import {
  type Appended,
  comparePositions,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  OutcomeUnknown,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscriptionMessage,
  Unavailable,
} from '../src/index.js';
import { checkBatch } from './check-batch.js';
import { type Connection, connect } from './connection.js';
import { findLedgerId, newLedgerId } from './ledger-id.js';
import { LogEnd } from './log-end.js';
import { ledgerStream, Namespace } from './namespace.js';
import { bytesBefore } from './position.js';
import { ServerAppends } from './server-appends.js';
import { ServerReads } from './server-reads.js';
import { subscription } from './subscription.js';

export interface EventStoreDbStoreOptions {
  /** `esdb://…` or `esdb+discover://…` with user, password and TLS settings, as the server's documentation has it. */
  readonly url: string;
  /** Tells the ledgers in one database apart: small letters, digits, hyphens. Part of the names of its streams. */
  readonly namespace: string;
  readonly clock: Clock;
  /** Makes the id of a new ledger. */
  readonly randomness?: Randomness;
  /** Milliseconds that the server has to answer a call. Default 10,000. */
  readonly deadline?: number;
  /** Milliseconds to wait at the start for a server that is not there or not ready. Default 30,000. */
  readonly startPatience?: number;
  /** False: a server without this ledger is refused, and nothing is written by opening it. Default true. */
  readonly create?: boolean;
}

const pauseBetweenStarts = 250;
/** Milliseconds that calls which were cancelled have to end. */
const farewell = 2_000;
/** As many events are counted one by one; a longer way is estimated from how close together these are. */
const counted = 500;

/** The ledger in EventStoreDB (23.10 or newer) or KurrentDB, single node or cluster. */
export class EventStoreDbStore implements EventStore {
  private readonly reads: ServerReads;
  private readonly log: LogEnd;
  private readonly appends: ServerAppends;
  private readonly closing = new AbortController();
  private isClosed = false;
  private id = '';

  /** @throws StoreRefused for a wrong connection string or user, Unavailable when the server does not come */
  static async open(options: EventStoreDbStoreOptions): Promise<EventStoreDbStore> {
    const store = new EventStoreDbStore(connect(options.url, new Namespace(options.namespace)), options);
    try {
      await store.start(options);
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  private constructor(
    private readonly connection: Connection,
    private readonly options: EventStoreDbStoreOptions,
  ) {
    const { clock } = options;
    this.reads = new ServerReads(connection, { clock, patience: this.deadline });
    this.log = new LogEnd(this.reads);
    this.appends = new ServerAppends(connection, this.log, { clock, deadline: this.deadline });
  }

  get ledgerId(): string {
    return this.id;
  }

  /** `appended` may also be said of events that another process stored a moment ago under the same ids. */
  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    this.ifOpen();
    checkBatch(stream, events);
    if (stream === ledgerStream) throw new TypeError(`${stream} is kept for the ledger's id`);
    return this.appends.append(stream, events, expected);
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    this.ifOpen();
    return this.reads.stream(stream, options);
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<readonly StoredEvent[]> {
    this.ifOpen();
    yield* this.reads.all(options);
  }

  subscribeAll(options: {
    readonly after?: string | undefined;
    readonly signal: AbortSignal;
  }): AsyncIterable<SubscriptionMessage> {
    const { clock } = this.options;
    const signal = AbortSignal.any([options.signal, this.closing.signal]);
    const { client, namespace } = this.connection;
    const { after } = options;
    return subscription({ client, namespace, clock, patience: this.deadline, after, signal }, this.log);
  }

  async eventAt(position: string): Promise<StoredEvent | undefined> {
    this.ifOpen();
    return this.reads.at(position);
  }

  async head(): Promise<string | undefined> {
    this.ifOpen();
    return this.log.head();
  }

  /** Exact up to 500, an estimate beyond: the server counts no events. */
  async countAfter(position: string | undefined): Promise<number> {
    const head = await this.head();
    if (comparePositions(position, head) >= 0) return 0;
    for await (const page of this.reads.all({
      pageSize: counted,
      ...(position !== undefined && { after: position }),
    })) {
      const last = page.at(-1)!.position;
      const way = bytesBefore(head) - bytesBefore(position);
      const sampled = bytesBefore(last) - bytesBefore(position);
      return page.length < counted
        ? page.length
        : Math.round((page.length * Math.max(way, sampled)) / sampled);
    }
    return 0;
  }

  /**
   * After the database was restored or copied: positions handed out before mean nothing any more. Every process that
   * has this ledger open must be started again.
   */
  async renewLedgerId(randomness: Randomness): Promise<string> {
    this.ifOpen();
    this.id = await newLedgerId(this.unguarded, randomness);
    return this.id;
  }

  /** Waits for the answers of running appends; ends every read and subscription. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.appends.drain();
    this.closing.abort();
    await this.dispose();
  }

  /** The client waits for calls that were given up while their answer was on its way, and those never end. */
  private async dispose(): Promise<void> {
    const disposed = new AbortController();
    const late = this.options.clock.sleep(farewell, disposed.signal);
    await Promise.race([this.connection.client.dispose(), late]);
    disposed.abort();
  }

  /** The reads and appends of the store itself, to which its own stream is open. */
  private get unguarded(): Pick<EventStore, 'append' | 'readStream'> {
    return {
      append: (stream, events, expected) => this.appends.append(stream, events, expected),
      readStream: (stream, options = {}) => this.reads.stream(stream, options),
    };
  }

  private get deadline(): number {
    return this.options.deadline ?? 10_000;
  }

  private async start({
    clock,
    randomness = systemRandomness,
    startPatience = 30_000,
    create = true,
  }: EventStoreDbStoreOptions) {
    const giveUpAt = clock.monotonic() + startPatience;
    for (;;)
      try {
        this.id = await findLedgerId(this.unguarded, randomness, { create });
        await this.log.look();
        return;
      } catch (error) {
        if (!(error instanceof Unavailable) && !(error instanceof OutcomeUnknown)) throw error;
        if (clock.monotonic() >= giveUpAt)
          throw new Unavailable(`no EventStoreDB answers at ${this.connection.servers}: ${error.message}`);
        await clock.sleep(pauseBetweenStarts);
      }
  }

  private ifOpen(): void {
    if (this.isClosed) throw new Unavailable('the store is closed');
  }
}
