import { context, noTopics } from '#bounded-context';
import { ChangeCountySettings } from './commands.js';
import { countySettingsEvents } from './settings/events.js';
import { settingsWords } from './words.js';

/** What a county sets for itself, within what the product allows. */
export const countySettings = context({
  name: 'county-settings',
  catalogues: [countySettingsEvents],
  handlers: [ChangeCountySettings.handler],
  projections: [],
  queries: () => ({}),
  words: settingsWords,
  topics: noTopics,
  mails: [],
});
