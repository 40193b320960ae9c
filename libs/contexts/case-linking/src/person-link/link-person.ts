import type { AccountId, Instant, LinkId, PersonId } from '#kernel';
import { refuse } from '../refusals.js';
import type { LinkPurpose } from '../values.js';
import type { PersonLinkEvent } from './events.js';
import type { PersonLink } from './state.js';

/** Second step of a link, after the account was reserved. */
export interface LinkPerson {
  readonly kind: 'link';
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly purpose: LinkPurpose;
  readonly at: Instant;
}

export function linkPerson({ kind: _, ...link }: LinkPerson, state: PersonLink): readonly PersonLinkEvent[] {
  if (state.linked?.linkId === link.linkId) return [];
  if (state.over.includes(link.linkId)) throw refuse('link_over');
  if (state.linked !== undefined) throw refuse('person_already_linked');
  if (link.purpose.kind === 'automatic' && state.disputed.includes(link.accountId))
    throw refuse('county_decides');
  return [{ type: 'AccountLinked', data: link }];
}
