import type { Language } from '#kernel';
import { type AccountId, opened, type Sealed } from '#kernel';
import type { Profile } from '../values.js';
import type { PortalAccountEvent } from './events.js';

/** `account-{accountId}` */
export type Account =
  | { readonly is: 'unknown' }
  | {
      readonly is: 'registered';
      readonly accountId: AccountId;
      readonly profile: Sealed<Profile>;
      /** Absent until it is chosen: then the profile's holds. */
      readonly language?: Language;
    };

export const noAccount: Account = { is: 'unknown' };

export function evolveAccount(account: Account, event: PortalAccountEvent): Account {
  switch (event.type) {
    case 'AccountRegistered':
    case 'ProfileChanged': {
      const { accountId, profile } = event.data;
      return { ...account, is: 'registered', accountId, profile };
    }
    case 'LanguageChosen':
      return account.is === 'registered' ? { ...account, language: event.data.language } : account;
  }
}

/** In which the account's owner is written to; undefined as long as they never said. Its profile must be opened. */
export const languageOf = (account: Account): Language | undefined =>
  account.is === 'registered' ? (account.language ?? opened(account.profile)?.language) : undefined;
