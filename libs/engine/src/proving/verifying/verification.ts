import type { LedgerRenewal } from '../renewals.js';
import type { LedgerFault } from './ledger-fault.js';

/** What looking through a whole ledger found. */
export interface Verification {
  readonly events: number;
  readonly streams: number;
  readonly seals: number;
  /** Events after the last seal: chained, but not yet sealed. */
  readonly unsealed: number;
  /** Whether what is not sealed, too, was found to be written by who has the master key. */
  readonly authenticated: boolean;
  /** Ids that the ledger was sealed under, the oldest first: more than one after a copy or a restore. */
  readonly ledgerIds: readonly string[];
  /** Seals from which on another key signs although no event of the key before says so: trust breaks there. */
  readonly breaks: readonly number[];
  /** Every renewal of its id, the oldest first. */
  readonly renewals: readonly LedgerRenewal[];
  readonly fault?: LedgerFault;
}
