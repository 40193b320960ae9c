import type { Language } from '#kernel';
import { type AccountId, catalogue, type EventsOf, event, type Instant, type Sealed } from '#kernel';
import type { Profile } from '../values.js';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

/** `account-{accountId}` */
interface AccountRegistered {
  readonly accountId: AccountId;
  readonly profile: Sealed<Profile>;
  readonly at: Instant;
}
interface ProfileChanged {
  readonly accountId: AccountId;
  /** The whole profile as it is now. */
  readonly profile: Sealed<Profile>;
  readonly at: Instant;
}
interface LanguageChosen {
  readonly accountId: AccountId;
  readonly language: Language;
  readonly at: Instant;
}

export const portalAccountEvents = catalogue('portal-accounts', {
  AccountRegistered: event<AccountRegistered>('A customer registered for the portal.'),
  ProfileChanged: event<ProfileChanged>('The owner of an account changed what it says of them.'),
  LanguageChosen: event<LanguageChosen>(
    'The owner of an account chose the language of its pages and messages.',
  ),
});

export type PortalAccountEvent = EventsOf<typeof portalAccountEvents>;
