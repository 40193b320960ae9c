import { context, noTopics, noWords } from '#bounded-context';
import { ChangeCountySettings } from './commands.js';
import { countySettingsEvents } from './settings/events.js';

/** What a county sets for itself, within what the product allows. */
export const countySettings = context({
  name: 'county-settings',
  catalogues: [countySettingsEvents],
  handlers: [ChangeCountySettings.handler],
  projections: [],
  queries: () => ({}),
  words: noWords,
  topics: noTopics,
  mails: [],
});
