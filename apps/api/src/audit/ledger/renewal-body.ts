import { type LedgerIdRenewed, renewalText } from '#engine';
import type { RenewalBody } from './ledger.response.js';

/** A renewal of a ledger's id, in words too. */
export function renewalBody(renewal: LedgerIdRenewed): RenewalBody {
  const { cause, reason, at, formerId, ledgerId, own } = renewal;
  return { cause, reason, at, formerId, ledgerId, size: own.size, words: renewalText(renewal) };
}
