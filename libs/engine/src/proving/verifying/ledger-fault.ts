import type { ChainFault } from '../chain.js';

/** The first thing that is wrong. Ordinals count events from 0 in ledger order. */
export interface LedgerFault {
  readonly what: ChainFault | string;
  readonly ordinal?: number;
  /** Where the event itself cannot be told: it is among those from `ordinal` to this one. */
  readonly lastOrdinal?: number;
  readonly stream?: string;
  readonly revision?: string;
  readonly eventId?: string;
  readonly seal?: number;
}

/** Where one event stands in its ledger. */
export interface EventPlace {
  readonly ordinal: number;
  readonly stream: string;
  readonly revision: string;
  readonly eventId: string;
}

/** Where the event of a seal stands, and which seal it is. */
export interface SealPlace extends EventPlace {
  readonly seal: number;
}

/** The ledger holds less than somebody knows of. `events`: as many as it holds. */
export function endsBefore(events: number, known: string, seal?: number): LedgerFault {
  return {
    what: `the ledger ends before ${known}: it was cut off, or put back from an older copy`,
    ordinal: events,
    ...(seal !== undefined && { seal }),
  };
}

/** What is wrong where one event, or one of several, is not what a seal covers. */
export const replaced = (seal: number, one: boolean): string =>
  one
    ? `the event was removed, swapped or replaced (seal ${seal})`
    : `one of these events was removed, swapped or replaced (seal ${seal})`;
