import { leafHash } from '../merkle-tree.js';
import type { SealedLeaves } from '../tiles/index.js';
import type { CoveredEvents } from './covered-events.js';
import { type EventPlace, type LedgerFault, replaced } from './ledger-fault.js';

interface Sealed {
  readonly leaves: SealedLeaves;
  readonly events: CoveredEvents;
}

/** The fault as one of the first event that is not what was sealed in its place, where kept hashes tell that one. */
export function atFirstUnlike(fault: LedgerFault, sealed: Sealed): LedgerFault {
  const first = firstUnlike(fault, sealed);
  if (first === undefined) return fault;
  return {
    what: whatOf(fault, first),
    ...first,
    ...(fault.seal !== undefined && { seal: fault.seal }),
  };
}

function firstUnlike(
  { ordinal = Number.POSITIVE_INFINITY, lastOrdinal = ordinal }: LedgerFault,
  { leaves, events }: Sealed,
): EventPlace | undefined {
  for (const { hash, place } of events.waiting) {
    if (place.ordinal > lastOrdinal) return undefined;
    const sealed = leaves.leaf(place.ordinal);
    if (sealed !== undefined && sealed !== leafHash(hash)) return place;
  }
  return undefined;
}

function whatOf(found: LedgerFault, first: EventPlace): string {
  if (found.lastOrdinal !== undefined && found.seal !== undefined) return replaced(found.seal, true);
  return found.ordinal === first.ordinal
    ? found.what
    : `another event than the one that was sealed stands here (${found.what})`;
}
