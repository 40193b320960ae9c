import type { ChangedKey } from '#composition';
import { SealingRefused } from '#engine';
import { Refused } from '#kernel';
import type { Operation } from './operation.js';

/** `caseledger ledger change-key`: another key signs from now on, and the one before it says so in the ledger. */
export const changeSealKey: Operation<{ readonly reason: string }, readonly ChangedKey[]> = async function* (
  { changeSealKey: change },
  { reason },
  { actor },
) {
  if (change === undefined) throw new Refused('cannot_seal', 'whoever owns the data folder does not seal it');
  yield { done: 0, unit: 'ledgers' };
  try {
    const changed = await change(actor, reason);
    if (changed.length > 0) return changed;
  } catch (error) {
    if (!(error instanceof SealingRefused)) throw error;
    throw new Refused('not_sound', `${error.message}: run caseledger ledger verify`);
  }
  throw new Refused('not_changed', 'nothing was sealed yet, or another process seals: try again in a moment');
};
