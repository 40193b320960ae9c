import type { AccountId, Sealed } from '#kernel';
import type { PortalAccountEvent } from './events.js';
import type { Profile } from './values.js';

/** `account-{accountId}` */
export type Account =
  | { readonly is: 'unknown' }
  | { readonly is: 'registered'; readonly accountId: AccountId; readonly profile: Sealed<Profile> };

export const noAccount: Account = { is: 'unknown' };

export function evolveAccount(_: Account, event: PortalAccountEvent): Account {
  switch (event.type) {
    case 'AccountRegistered':
    case 'ProfileChanged': {
      const { accountId, profile } = event.data;
      return { is: 'registered', accountId, profile };
    }
  }
}
