import { ignore, type Projection } from '#engine';
import { type ErasureEvent, erasureEvents } from '../erasure/events.js';
import { countyTag, type ErasureDocument, erasuresView } from './erasures.view.js';

/** A document for each erasure. */
export const erasuresProjection: Projection<ErasureEvent, ErasureDocument> = {
  schema: erasuresView,
  catalogues: [erasureEvents],
  keys: ({ data }) => ('erasureId' in data ? [data.erasureId] : ignore),
  tags: ({ counties }) => counties.map((value) => ({ kind: countyTag, value })),
  fold(document, event) {
    switch (event.type) {
      case 'ErasureBegun': {
        const { erasureId, subject, legalBasis, dryRun, counties, by, at } = event.data;
        return {
          ...nothing,
          erasureId,
          subject,
          state: 'open',
          legalBasis,
          dryRun,
          counties,
          begun: { by, at },
          at,
        };
      }
      case 'ErasureApproved': {
        const { by, at } = event.data;
        return document && { ...document, state: 'running', approved: { by, at } };
      }
      case 'ErasureCancelled': {
        const { by, at } = event.data;
        return document && { ...document, state: 'cancelled', ended: { by, at } };
      }
      case 'ErasureLapsed':
        return document && { ...document, state: 'lapsed', ended: { by: null, at: event.data.at } };
      case 'ErasureDone': {
        const { erasureId, subject, since, at } = event.data;
        const before = document ?? { ...nothing, erasureId, subject, at };
        return { ...before, state: 'done', since, ended: { by: null, at } };
      }
      case 'LegalHoldSet':
      case 'LegalHoldLifted':
        return document;
    }
  },
};

const nothing = {
  legalBasis: null,
  dryRun: null,
  counties: [],
  begun: null,
  approved: null,
  ended: null,
  since: [],
} as const;
