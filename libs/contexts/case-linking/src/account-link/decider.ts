import type { Decider } from '#kernel';
import type { AccountLinkEvent } from './events.js';
import { type ReleaseAccount, releaseAccount } from './release-account.js';
import { type ReserveAccount, reserveAccount } from './reserve-account.js';
import { type AccountLink, evolveAccountLink } from './state.js';

export type AccountLinkCommand = ReserveAccount | ReleaseAccount;

/** Reserves an account for one link (design: across streams). */
export const accountLinkDecider: Decider<AccountLinkCommand, AccountLinkEvent, AccountLink> = {
  category: 'account-link',
  initial: { over: [] },
  evolve: evolveAccountLink,
  decide(command, state) {
    switch (command.kind) {
      case 'reserve':
        return reserveAccount(command, state);
      case 'release':
        return releaseAccount(command, state);
      default:
        return command satisfies never;
    }
  },
};
