import type { AccountId, Instant, LinkId, PersonId } from '#kernel';
import type { PersonLinkEvent } from './events.js';
import type { PersonLink } from './state.js';

/** Makes sure that a reserved link can never come, so that its account may be released. */
export interface AbandonLink {
  readonly kind: 'abandon';
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly at: Instant;
}

/** A link that stands is not abandoned: `isLinkedBy` then tells the caller to complete it instead. */
export function abandonLink(
  { kind: _, ...link }: AbandonLink,
  state: PersonLink,
): readonly PersonLinkEvent[] {
  if (state.linked?.linkId === link.linkId || state.over.includes(link.linkId)) return [];
  return [{ type: 'LinkAbandoned', data: link }];
}
