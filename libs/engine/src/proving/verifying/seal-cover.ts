import { genesis } from '../chain.js';
import type { Checkpoint } from '../checkpoint.js';
import { MerkleTree } from '../merkle-tree.js';
import { type AnySeal, type FirstSeal, isFirstSeal, type Seal } from '../seals.js';
import type { CoveredEvents } from './covered-events.js';
import { type LedgerFault, replaced, type SealPlace } from './ledger-fault.js';

/** Covers everything so far with a seal; undefined when that is what the seal states. */
export function coverAll(
  events: CoveredEvents,
  { edge, last, stated: { size, root } }: Pick<Seal, 'edge' | 'last'> & { readonly stated: Checkpoint },
  at: SealPlace,
): LedgerFault | undefined {
  const from = events.size;
  if (size <= from || size >= from + events.waiting.length) return missing(events, at);
  const covered = events.cover(size);
  if (events.root() !== root) {
    events.putBack(covered);
    const range = events.differsFrom(edge);
    const first = Math.max(from, range.from);
    const isOne = range.below - 1 === first;
    return {
      what: replaced(at.seal, isOne),
      ...covered[first - from]!.place,
      ...(!isOne && { lastOrdinal: range.below - 1 }),
      seal: at.seal,
    };
  }
  const end = covered.at(-1)!.place;
  if (end.stream !== last.stream || end.revision !== String(last.revision))
    return { what: `seal ${at.seal} names another last event`, ...at };
  return undefined;
}

/** Covers with a seal of the first version what came since the one before it; undefined when that is what it states. */
export function coverSince(
  before: AnySeal | undefined,
  { events, seal }: { readonly events: CoveredEvents; readonly seal: FirstSeal },
  at: SealPlace,
): LedgerFault | undefined {
  if (before !== undefined && !isFirstSeal(before))
    return { what: `seal ${seal.number} is of a version that was given up before it`, ...at };
  if (seal.previousRoot !== (before?.root ?? genesis))
    return { what: `seal ${seal.number} does not follow the one before it`, ...at };
  const count = seal.lastOrdinal - seal.firstOrdinal + 1;
  if (seal.firstOrdinal !== events.size || count < 1 || count >= events.waiting.length)
    return missing(events, at);
  const covered = events.cover(seal.lastOrdinal + 1);
  const own = new MerkleTree();
  for (const { hash } of covered) own.add(hash);
  if (own.root() === seal.root) return undefined;
  events.putBack(covered);
  return {
    what: replaced(seal.number, count === 1),
    ...covered[0]!.place,
    ...(count > 1 && { lastOrdinal: seal.lastOrdinal }),
    seal: seal.number,
  };
}

function missing(events: CoveredEvents, at: SealPlace): LedgerFault {
  const first = events.waiting[0]?.place ?? at;
  return {
    what: `events are missing or were added among those of seal ${at.seal}`,
    ...first,
    ...(at.ordinal > first.ordinal && { lastOrdinal: at.ordinal }),
    seal: at.seal,
  };
}
