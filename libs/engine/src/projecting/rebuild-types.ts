import type { EventStore } from '#event-store';
import type { Clock, Randomness } from '#kernel';
import type { Vault } from '#privacy';
import type { DeadLetterStore, ReadStore } from '#read-store';
import type { Difference } from './compare-copies.js';
import type { Decode } from './decoded-events.js';
import type { Projection } from './projection.js';
import type { Poison } from './projection-batch.js';
import type { LiveFeeds } from './projection-runner.js';

export interface RebuildOptions {
  /** All are fed from one read of the ledger. */
  readonly projections: readonly Projection[];
  readonly store: EventStore;
  /** The ledger that says what projections skip, where that is another than `store`. */
  readonly skips?: EventStore;
  readonly readStore: ReadStore;
  readonly decode: Decode;
  readonly vault: Vault;
  readonly deadLetters: DeadLetterStore;
  readonly clock: Clock;
  /** Chooses the documents that are folded once more. Default: the system's. */
  readonly randomness?: Randomness;
  /** The runner that feeds the present copies; absent when no server runs. */
  readonly live?: LiveFeeds;
  /** Build, compare and report, then drop the new copies. */
  readonly compareOnly?: boolean;
  /** Switch although the copies differ: somebody has seen the difference, and says that the new copy is right. */
  readonly acceptDifference?: boolean;
  /** Drop an unfinished build instead of resuming it. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
  /** Documents kept in memory for each projection. Default 20,000. */
  readonly cachedDocuments?: number;
  /** Events in one commit. Default 2,000. */
  readonly eventsPerCommit?: number;
}

export type RebuildPhase = 'reading' | 'indexing' | 'catching_up' | 'comparing' | 'switching';

export interface RebuildProgress {
  readonly phase: RebuildPhase;
  /** The view, where the phase is about one. */
  readonly view?: string;
  readonly done: number;
  readonly total: number;
  readonly perSecond: number;
  /** Of all phases together. */
  readonly secondsLeft: number;
}

export interface RebuiltView {
  readonly name: string;
  readonly build: string;
  /**
   * With the live copy, whole and at the same event, where that is of the same version and lacks nothing; otherwise
   * 1,000 documents by chance with what the ledger makes of them (rules O7, O8). A first copy replaces nothing.
   */
  readonly against: 'live copy' | 'ledger' | 'nothing';
  readonly comparison: 'equal' | 'different';
  /** Documents of the new copy that were compared. */
  readonly documents: number;
  /** Absent when equal. */
  readonly difference?: Difference;
  readonly switched: boolean;
  /** Both copies are kept until somebody accepts the difference, or builds anew. */
  readonly kept: boolean;
}

export interface RebuildResult {
  readonly views: readonly RebuiltView[];
  readonly events: number;
  readonly seconds: number;
}

/** A rebuild met an event that a projection cannot fold, and that nobody has skipped. What was built so far stays. */
export class PoisonEvent extends Error {
  override readonly name = 'PoisonEvent';
  constructor(
    readonly projection: string,
    { event, error }: Poison,
  ) {
    super(
      `${projection} cannot fold event ${event.id} (${event.type}, ${event.stream} at revision ${event.revision}, position ${event.position}): ${error}. Correct the projection, or skip the event: caseledger dead-letters skip ${projection} ${event.id} --reason …`,
    );
  }
}
