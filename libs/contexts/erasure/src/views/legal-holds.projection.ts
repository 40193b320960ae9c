import { ignore, type Projection } from '#engine';
import { type ErasureEvent, erasureEvents } from '../erasure/events.js';
import { type LegalHoldDocument, legalHoldsView } from './erasures.view.js';

/** A document for each legal hold. */
export const legalHoldsProjection: Projection<ErasureEvent, LegalHoldDocument> = {
  schema: legalHoldsView,
  catalogues: [erasureEvents],
  keys: ({ data }) => ('holdId' in data ? [data.holdId] : ignore),
  fold(document, event) {
    if (event.type === 'LegalHoldSet') {
      const { holdId, subject, reason, by, at } = event.data;
      return { holdId, subject, state: 'standing', reason, set: { by, at }, lifted: null, at };
    }
    if (event.type !== 'LegalHoldLifted') return document;
    const { by, at, reason } = event.data;
    return document && { ...document, state: 'lifted', lifted: { by, at, reason } };
  },
};
