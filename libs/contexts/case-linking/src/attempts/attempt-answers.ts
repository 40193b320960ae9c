import type { AttemptId, Refused, Sealed } from '#kernel';
import { refuse } from '../refusals.js';
import type { Registrant } from '../values.js';
import type { AttemptEvent } from './events.js';
import { attemptOf } from './open-attempt.js';
import { mostWrongCodes } from './redeem-code.js';
import type { Attempts } from './state.js';

/** What the customer may know of an attempt (rule L6). */
export type AttemptAnswer = 'verify' | 'contact_county' | 'linked' | 'requested';

/** Where an attempt stands now. `linked`: verified; the link itself follows at once. @throws NotFound */
export function outcomeOf(attempts: Attempts, id: AttemptId): AttemptAnswer {
  const attempt = attemptOf(attempts, id);
  switch (attempt.is) {
    case 'answered':
      return attempt.asked.outcome;
    case 'open':
      return 'verify';
    case 'redeemed':
    case 'superseded':
      return 'linked';
    case 'ended':
      return 'requested';
  }
}

/**
 * A command on an attempt may have written down a failure: the refusal to answer it with, from the events that
 * it wrote (or that its first run wrote). Giving up is what the customer wanted, so it is no refusal.
 */
export function refusalAfter(events: readonly AttemptEvent[]): Refused | undefined {
  const last = events.at(-1);
  if (last?.type !== 'VerificationFailed') return undefined;
  const { cause, wrongCodes } = last.data;
  switch (cause) {
    case 'gave_up':
      return undefined;
    case 'code_expired':
      return refuse('code_expired', 'requested');
    case 'wrong_code':
    case 'too_many_wrong_codes':
      return refuse('code_wrong', String(Math.max(0, mostWrongCodes - wrongCodes)));
    case 'mismatch':
    case 'customer_privacy':
    case 'children_services':
    case 'unlinked_before':
    case 'account_linked':
    case 'person_linked':
    case 'too_many_attempts_on_person':
      return refuse('county_decides');
  }
}

const codeFailures: ReadonlySet<string> = new Set(['too_many_wrong_codes', 'code_expired']);

/** How many verifications of an account failed or expired about that person: what a request tells the worker. */
export const failedVerifications = (attempts: Attempts, personId: string | undefined): number =>
  [...attempts.values()].filter(
    (each) => each.is === 'ended' && codeFailures.has(each.cause) && each.asked.personId === personId,
  ).length;

/** What the account gave last: what a request that an unlink makes shows the worker. */
export const lastRegistrant = (attempts: Attempts): Sealed<Registrant> | undefined =>
  [...attempts.values()].at(-1)?.asked.registrant;
