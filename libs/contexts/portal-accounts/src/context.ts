import { context, noWords } from '#bounded-context';
import { portalAccountEvents } from './account/events.js';
import { ChooseAccountLanguage } from './commands.js';
import { accountTopics } from './topics.js';

/** Accounts of customers on the portal. */
export const portalAccounts = context({
  name: 'portal-accounts',
  catalogues: [portalAccountEvents],
  handlers: [ChooseAccountLanguage.handler],
  projections: [],
  queries: () => ({}),
  words: noWords,
  topics: accountTopics,
  mails: [],
});
