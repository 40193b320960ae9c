import { context, noTopics, noWords } from '#bounded-context';
import { countySettingsEvents } from './settings/events.js';

/** What a county sets for itself, within what the product allows. */
export const countySettings = context({
  name: 'county-settings',
  catalogues: [countySettingsEvents],
  projections: [],
  queries: () => ({}),
  words: noWords,
  topics: noTopics,
  mails: [],
});
