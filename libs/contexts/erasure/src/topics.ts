import type { Topics } from '#bounded-context';
import type { ErasureEvent } from './erasure/events.js';

/** What erasures and holds change on pages: their list, and the queues of the counties that are asked. */
export const erasureTopics: Topics<ErasureEvent> = {
  of(event) {
    switch (event.type) {
      case 'ErasureBegun':
        return ['erasures:all', ...event.data.counties.map((county) => `supervisor-tasks:${county}`)];
      case 'ErasureApproved':
      case 'ErasureCancelled': {
        const { county } = event.data.by;
        return county === undefined ? ['erasures:all'] : ['erasures:all', `supervisor-tasks:${county}`];
      }
      case 'ErasureLapsed':
      case 'ErasureDone':
      case 'LegalHoldSet':
      case 'LegalHoldLifted':
        return ['erasures:all'];
    }
  },
  kinds: {
    erasures: { may: ({ rights }, of) => of === 'all' && rights.has('privacy:approve-erasure') },
  },
};
