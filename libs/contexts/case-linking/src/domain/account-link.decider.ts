import type { Decider } from '#kernel';
import { type AccountLink, evolveAccountLink } from './account-link.state.js';
import { type ReleaseAccount, releaseAccount } from './decisions/release-account.js';
import { type ReserveAccount, reserveAccount } from './decisions/reserve-account.js';
import { type AccountLinkEvent, caseLinkingEvents } from './events.js';

export type AccountLinkCommand = ReserveAccount | ReleaseAccount;

/** Reserves an account for one link (design: across streams). */
export const accountLinkDecider: Decider<AccountLinkCommand, AccountLinkEvent, AccountLink> = {
  category: 'account-link',
  catalogue: caseLinkingEvents,
  initial: { over: [] },
  evolve: evolveAccountLink,
  decide(command, state) {
    switch (command.kind) {
      case 'reserve':
        return reserveAccount(command, state);
      case 'release':
        return releaseAccount(command, state);
    }
  },
};
