import { context } from '#bounded-context';
import { portalAccountEvents } from './account/events.js';
import { ChooseAccountLanguage } from './commands.js';
import { accountTopics } from './topics.js';
import { accountWords } from './words.js';

/** Accounts of customers on the portal. */
export const portalAccounts = context({
  name: 'portal-accounts',
  catalogues: [portalAccountEvents],
  handlers: [ChooseAccountLanguage.handler],
  projections: [],
  queries: () => ({}),
  words: accountWords,
  topics: accountTopics,
  mails: [],
});
