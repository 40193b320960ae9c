import type { LedgerRenewal } from '../renewals.js';
import type { CoveredEvents } from './covered-events.js';
import type { EventPlace, LedgerFault } from './ledger-fault.js';

/** A renewal says what the ledger held: exactly what stands before it, where others could not append meanwhile. */
export function renewalFault(
  { own, ledgerId }: LedgerRenewal,
  events: CoveredEvents,
  place: EventPlace,
): LedgerFault | undefined {
  const { size = Number.NaN, root } = own ?? {};
  const behindTheSeal = size - events.size;
  const tree = events.treeWith(Math.max(0, behindTheSeal));
  if (size <= place.ordinal && (behindTheSeal < 0 || tree.root() === root)) return undefined;
  return { what: `the ledger was renewed (${ledgerId}) over other events than stand here`, ...place };
}
