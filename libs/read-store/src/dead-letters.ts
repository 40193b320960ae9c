/** An event that a projection cannot fold. It holds back the later events of its stream for that projection. */
export interface DeadLetter {
  readonly view: string;
  /** The copy that it is missing from. */
  readonly build: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: string;
  readonly eventId: string;
  readonly type: string;
  /** What went wrong; never personal data. */
  readonly error: string;
  /** When it was found, ISO 8601. */
  readonly at: string;
  /** Position of the first later event of the stream that was held back; undefined when there was none. */
  readonly heldSince: string | undefined;
}

/** Dead letters, kept durably beside the copies. Every call may be repeated. */
export interface DeadLetterStore {
  record(letter: DeadLetter): Promise<void>;
  /** Notes the first event that a stream's dead letter held back; later calls change nothing. */
  held(view: string, build: string, stream: string, position: string): Promise<void>;
  /** Of one view, or of all. In ledger order. */
  list(view?: string): Promise<readonly DeadLetter[]>;
  /** Forgets what lies after a position: it will be met again. */
  rewind(view: string, build: string, after: string | undefined): Promise<void>;
  /** Removes one letter, or all of a copy. */
  remove(view: string, build: string, eventId?: string): Promise<void>;
  close(): Promise<void>;
}
