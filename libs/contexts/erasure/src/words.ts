import { type Part, said, wordsForAuditors } from '#bounded-context';
import type { ErasureEvent } from './erasure/events.js';

/** Every erasure and hold in words. Nobody is named: who was erased has no name any more. */
export const erasureWords = wordsForAuditors<ErasureEvent>((event): readonly Part[] => {
  switch (event.type) {
    case 'ErasureBegun':
      return said`The erasure of a person was begun.`;
    case 'ErasureApproved':
      return said`The erasure of a person was approved by the second person.`;
    case 'ErasureCancelled':
      return said`The erasure of a person was cancelled.`;
    case 'ErasureLapsed':
      return said`The erasure of a person lapsed: nobody approved it within 7 days.`;
    case 'ErasureDone':
      return event.data.named === undefined
        ? said`A person was erased again: the ledger was an older copy.`
        : said`The data of a person was erased.`;
    case 'LegalHoldSet':
      return said`A legal hold was set: the person cannot be erased.`;
    case 'LegalHoldLifted':
      return said`A legal hold was lifted.`;
  }
});
