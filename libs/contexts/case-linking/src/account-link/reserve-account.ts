import type { AccountId, Instant, LinkId, PersonId } from '#kernel';
import { refuse } from '../refusals.js';
import type { LinkPurpose } from '../values.js';
import type { AccountLinkEvent } from './events.js';
import type { AccountLink } from './state.js';

/** First step of every link: the account is for this person only. */
export interface ReserveAccount {
  readonly kind: 'reserve';
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly purpose: LinkPurpose;
  /** Whom the refusal names: first and last name of the registrant. */
  readonly registrantName: string;
  readonly at: Instant;
}

export function reserveAccount(command: ReserveAccount, state: AccountLink): readonly AccountLinkEvent[] {
  const { linkId, accountId, personId, purpose, at, registrantName } = command;
  if (state.reserved?.linkId === linkId) return [];
  if (state.over.includes(linkId)) throw refuse('link_over');
  if (state.reserved?.personId === personId) throw refuse('person_already_linked');
  if (state.reserved !== undefined) throw refuse('account_already_linked', registrantName);
  return [{ type: 'AccountReserved', data: { linkId, accountId, personId, purpose, at } }];
}
