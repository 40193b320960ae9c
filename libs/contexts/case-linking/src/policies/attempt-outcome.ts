import type { AccountId, PersonId } from '#kernel';
import type { Obstacle } from '../values.js';
import type { Match } from './match.js';
import { hasChildrenServices } from './person-facts.js';

/** What is known of the account and the person besides the match, folded from their streams. */
export interface LinkStanding {
  readonly accountId: AccountId;
  /** Whom the account is linked to or reserved for. */
  readonly accountLinkedTo?: PersonId;
  /** Who is linked to the person. */
  readonly personLinkedTo?: AccountId;
  /** This pair was unlinked as an error or fraud, and no worker has linked it again. */
  readonly unlinkedBefore: boolean;
  /** This attempt is past the person's daily cap. */
  readonly overDailyCap: boolean;
  /** Whether the person has an e-mail address or an eligible phone. */
  readonly reachable: boolean;
}

export type AttemptOutcome =
  | { readonly outcome: 'verify' | 'contact_county' | 'linked' }
  | { readonly outcome: 'requested'; readonly cause: Obstacle };

/** Why a full match still becomes a request (rules L3 and L6), the first that applies; else undefined. */
export function neverAutomatic(match: Match, standing: LinkStanding): Obstacle | undefined {
  const { person } = match;
  if (person === undefined) return undefined;
  if (person.customerPrivacy) return 'customer_privacy';
  if (hasChildrenServices(person)) return 'children_services';
  if (standing.unlinkedBefore) return 'unlinked_before';
  if (standing.accountLinkedTo !== undefined) return 'account_linked';
  if (standing.personLinkedTo !== undefined) return 'person_linked';
  if (standing.overDailyCap) return 'too_many_attempts_on_person';
  return undefined;
}

/** The answer to an attempt (rules L3 to L6): every kind of mismatch gives the same `requested`. */
export function attemptOutcome(match: Match, standing: LinkStanding): AttemptOutcome {
  if (areLinked(match, standing)) return { outcome: 'linked' };
  if (!match.explanation.full) return { outcome: 'requested', cause: 'mismatch' };
  const cause = neverAutomatic(match, standing);
  if (cause !== undefined) return { outcome: 'requested', cause };
  return { outcome: standing.reachable ? 'verify' : 'contact_county' };
}

/** Account and person are linked to each other. */
export const areLinked = ({ person }: Match, standing: LinkStanding) =>
  person !== undefined &&
  standing.accountLinkedTo === person.personId &&
  standing.personLinkedTo === standing.accountId;
