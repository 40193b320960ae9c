/** An event on its way into a stream. `data` and `metadata` are JSON texts, stored as they are. */
export interface NewEvent {
  /** A UUID, chosen by the writer: the same ids at the same revision are the same append. */
  readonly id: string;
  /** The stored name, `<context>.<Type>.v<n>`. */
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

export interface StoredEvent extends NewEvent {
  readonly stream: string;
  /** From 0, without gaps within a stream. */
  readonly revision: bigint;
  /** Opaque and of fixed width: compares as text, within one ledger only. */
  readonly position: string;
}

/** The revision of the last event the writer knows, or that there is none. */
export type ExpectedRevision = bigint | 'no_stream';

export interface Appended {
  /** Revision of the last event of the batch. */
  readonly revision: bigint;
  /** Position of the last event of the batch. */
  readonly position: string;
  /** `idempotent`: exactly these ids stand at exactly these revisions already, perhaps with later events behind them. */
  readonly outcome: 'appended' | 'idempotent';
}

export interface ReadStreamOptions {
  readonly direction?: 'forwards' | 'backwards';
  /** Inclusive. Default: the first event, or the last one when reading backwards. */
  readonly from?: bigint;
  readonly max?: number;
}

export interface ReadAllOptions {
  /** Exclusive; undefined starts at the first event of the ledger. */
  readonly after?: string;
  /** Inclusive; undefined reads to the head as it is when the read reaches it. */
  readonly until?: string;
  /** Upper bound of events in one page. Default 500. */
  readonly pageSize?: number;
}

export type SubscriptionMessage =
  | { readonly kind: 'events'; readonly events: readonly StoredEvent[] }
  /** Nothing more up to here: a checkpoint may move although no event came. */
  | { readonly kind: 'caught_up'; readonly position: string | undefined };

/**
 * The append-only ledger. Adapters: `sqlite/`, `eventstoredb/`; what they all keep is
 * `testing/event-store.contract.ts`. Every call may throw `Unavailable`.
 */
export interface EventStore {
  /** Renewed by restore and copy: positions of another ledger mean nothing here. */
  readonly ledgerId: string;
  /**
   * All events or none, directly behind `expected`. Durable when it resolves.
   * @throws WrongExpected, TooLarge, Unavailable (not stored), OutcomeUnknown (retry with the same ids and revision)
   */
  append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended>;
  /** @throws StreamNotFound */
  readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]>;
  /** Pages of all events in ledger order. */
  readAll(options?: ReadAllOptions): AsyncIterable<readonly StoredEvent[]>;
  /** All events after a position, then new ones as they come, until `signal` aborts. Slow readers lose nothing. */
  subscribeAll(options: {
    readonly after?: string | undefined;
    readonly signal: AbortSignal;
  }): AsyncIterable<SubscriptionMessage>;
  /** The event at a position; undefined when none stands there. */
  eventAt(position: string): Promise<StoredEvent | undefined>;
  /** Position of the last event; undefined in an empty ledger. */
  head(): Promise<string | undefined>;
  /** Number of events after a position (all when undefined), for progress and lag; may be an estimate. */
  countAfter(position: string | undefined): Promise<number>;
  close(): Promise<void>;
}

/** Negative when a stands before b. `undefined` stands before everything. */
export const comparePositions = (a: string | undefined, b: string | undefined): number =>
  a === b ? 0 : a === undefined ? -1 : b === undefined ? 1 : a < b ? -1 : 1;
