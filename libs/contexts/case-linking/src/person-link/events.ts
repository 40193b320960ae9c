import {
  type AccountId,
  type Actor,
  type CountyCode,
  catalogue,
  type EventsOf,
  event,
  type Instant,
  type LinkId,
  type PersonId,
  type Sealed,
} from '#kernel';
import type { LinkPurpose, UnlinkReason } from '../values.js';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

interface AccountLinked {
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly purpose: LinkPurpose;
  readonly at: Instant;
}
interface AccountUnlinked {
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly reason: UnlinkReason;
  readonly note?: Sealed<{ readonly text: string }>;
  readonly by: Actor;
  readonly county: CountyCode;
  readonly at: Instant;
}
interface LinkAbandoned {
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly at: Instant;
}

/** `person-link-{personId}`: the truth of who is linked. */
export const personLinkEvents = catalogue('case-linking', {
  AccountLinked: event<AccountLinked>('An account was linked to a person.'),
  AccountUnlinked: event<AccountUnlinked>('An account was unlinked from a person.'),
  LinkAbandoned: event<LinkAbandoned>('A reserved link was given up; it can never be completed.'),
});

export type PersonLinkEvent = EventsOf<typeof personLinkEvents>;
