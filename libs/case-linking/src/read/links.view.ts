import type { AccountId, CountyCode, Instant, LinkId, PersonId } from '#kernel';
import type { ViewSchema } from '#read-store';
import type { UnlinkReason } from '../domain/values.js';

/** One link, standing or ended. */
export interface LinkEntry {
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly how: 'automatic' | 'request';
  readonly linkedAt: Instant;
  readonly unlinked: {
    readonly at: Instant;
    readonly reason: UnlinkReason;
    readonly county: CountyCode;
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
  version: 1,
  fields: { personId: 'text' },
  indexes: [['personId']],
};

/** A document for each person that ever was linked; id: the person's. */
export const personLinksView: ViewSchema = {
  name: 'person-links',
  version: 1,
  fields: { accountId: 'text' },
  indexes: [['accountId']],
};
