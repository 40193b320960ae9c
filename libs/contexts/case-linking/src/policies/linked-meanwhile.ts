import type { Instant, PersonId } from '#kernel';
import type { LinkRequest } from '../submission/state.js';

/** The link of an account that stands now. */
export interface StandingLink {
  readonly personId: PersonId;
  readonly at: Instant;
}

/**
 * Whether the nightly batch settles a request because its account was linked after it was made, to the person whom it
 * is about as far as that is known (rule W7). A link to somebody else leaves it to be decided.
 */
export const isLinkedMeanwhile = (
  { requestedAt, candidate }: Pick<LinkRequest, 'requestedAt' | 'candidate'>,
  link: StandingLink | undefined,
): boolean =>
  link !== undefined && requestedAt < link.at && (candidate === undefined || candidate === link.personId);
