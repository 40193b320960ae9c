import type { AccountId, Actor, CountyCode, Instant, LinkId, PersonId, RequestId } from '#kernel';
import type { ViewSchema } from '#read-store';
import type { Note } from '../submission/verification.js';
import type { UnlinkReason, VerificationMethod } from '../values.js';

/** One link, standing or ended. */
export interface LinkEntry {
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly how: 'automatic' | 'request';
  readonly linkedAt: Instant;
  /** The Continue that it came of; null for a link that a code made. */
  readonly decided: {
    readonly requestId: RequestId;
    readonly by: Actor;
    readonly methods: readonly VerificationMethod[];
    readonly note: Note | null;
    /** A supervisor's reason to pass over the cool-off. */
    readonly override: Note | null;
  } | null;
  readonly unlinked: {
    readonly at: Instant;
    readonly reason: UnlinkReason;
    readonly county: CountyCode;
    readonly by: Actor;
    readonly note: Note | null;
  } | null;
}

/** The links of one account, or of one person, oldest first. At most the last one stands. */
export interface LinksDocument {
  /** Of the link that stands; null when none does. */
  readonly linkId: LinkId | null;
  readonly accountId: AccountId | null;
  readonly personId: PersonId | null;
  readonly links: readonly LinkEntry[];
}

/** A document for each account that ever was linked; id: the account's. */
export const accountLinksView: ViewSchema = {
  name: 'account-links',
  version: 2,
  fields: { personId: 'text' },
  indexes: [['personId']],
};

/** A document for each person that ever was linked; id: the person's. */
export const personLinksView: ViewSchema = {
  name: 'person-links',
  version: 2,
  fields: { accountId: 'text' },
  indexes: [['accountId']],
};
