import type { Topics } from '#bounded-context';
import type { ErasureEvent } from './erasure/events.js';

/** What erasures and holds change on pages: one list, which those who approve follow, supervisors' queues among them. */
export const erasureTopics: Topics<ErasureEvent> = {
  of: () => ['erasures:all'],
  kinds: {
    erasures: { may: ({ rights }, of) => of === 'all' && rights.has('privacy:approve-erasure') },
  },
};
