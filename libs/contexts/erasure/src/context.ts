import { context } from '#bounded-context';
import { erasureEvents } from './erasure/events.js';
import { erasureTopics } from './topics.js';
import { erasuresProjection } from './views/erasures.projection.js';
import { ErasureList } from './views/erasures.queries.js';
import { erasuresView, legalHoldsView } from './views/erasures.view.js';
import { legalHoldsProjection } from './views/legal-holds.projection.js';
import { erasureWords } from './words.js';

/** Two persons decide that somebody is erased; a legal hold forbids it. */
export const erasure = context({
  name: 'erasure',
  catalogues: [erasureEvents],
  handlers: [],
  projections: [erasuresProjection, legalHoldsProjection],
  queries: ({ readStore }) => ({
    erasures: new ErasureList(readStore.reader(erasuresView), readStore.reader(legalHoldsView)),
  }),
  words: erasureWords,
  topics: erasureTopics,
  mails: [],
});
