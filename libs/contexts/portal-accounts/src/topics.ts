import type { Topics } from '#bounded-context';
import type { PortalAccountEvent } from './account/events.js';

/** What an account's owner changes on their own pages, on every device. */
export const accountTopics: Topics<PortalAccountEvent> = {
  of(event) {
    switch (event.type) {
      case 'LanguageChosen':
        return [`account:${event.data.accountId}`];
      case 'AccountRegistered':
      case 'ProfileChanged':
        return [];
    }
  },
  kinds: { account: { may: ({ accountId }, id) => accountId === id } },
  own: ({ accountId }) => (accountId === undefined ? [] : [`account:${accountId}`]),
};
