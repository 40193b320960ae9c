import type { FeedPorts, LedgerKind, Projection } from '#engine';
import type { EventStore } from '#event-store';

/** The two ledgers that views are fed from. */
export interface Ledgers {
  readonly store: EventStore;
  readonly looksStore: EventStore;
}

type Feeding = Pick<FeedPorts, 'store' | 'skips' | 'eventsPerCommit'>;

/** Who looked at whom may be known a moment later: no view of what is worked with waits for it. */
const looksPerCommit = 100;

export const ledgerOf = ({ ledger = 'main' }: Pick<Projection, 'ledger'>): LedgerKind => ledger;

/** What feeds and rebuilds the views of one ledger. What they skip stands in the main one. */
export const feedingFrom = (ledger: LedgerKind, { store, looksStore }: Ledgers): Feeding =>
  ledger === 'main' ? { store } : { store: looksStore, skips: store, eventsPerCommit: looksPerCommit };

/** Projections by their ledger; those of the main one first. Ledgers of which there is none are left out. */
export const byLedger = (
  projections: readonly Projection[],
): readonly (readonly [LedgerKind, readonly Projection[]])[] =>
  (['main', 'looks'] as const)
    .map((ledger) => [ledger, projections.filter((each) => ledgerOf(each) === ledger)] as const)
    .filter(([, own]) => own.length > 0);
