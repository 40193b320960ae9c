import {
  type AccountId,
  catalogue,
  type EventsOf,
  event,
  type Instant,
  type LinkId,
  type PersonId,
} from '#kernel';
import type { LinkPurpose, UnlinkReason } from '../values.js';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

interface AccountReserved {
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly purpose: LinkPurpose;
  readonly at: Instant;
}
interface AccountReleased {
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly why: 'abandoned' | 'unlinked';
  readonly unlinkReason?: UnlinkReason;
  readonly at: Instant;
}

/** `account-link-{accountId}`: reserves the account for one person. */
export const accountLinkEvents = catalogue('case-linking', {
  AccountReserved: event<AccountReserved>('An account was reserved for a link to one person.'),
  AccountReleased: event<AccountReleased>("An account's reservation ended."),
});

export type AccountLinkEvent = EventsOf<typeof accountLinkEvents>;
