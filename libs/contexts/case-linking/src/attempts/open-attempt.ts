import { type AttemptId, type Instant, NotFound, type Refused } from '#kernel';
import { refuse } from '../refusals.js';
import type { AttemptEvent } from './events.js';
import type { Attempt, Attempts } from './state.js';

export type OpenAttempt = Extract<Attempt, { is: 'open' }>;

/** @throws NotFound */
export function attemptOf(attempts: Attempts, id: AttemptId): Attempt {
  const attempt = attempts.get(id);
  if (attempt === undefined) throw new NotFound();
  return attempt;
}

/** The attempt while it can still be verified. @throws NotFound, Refused with what ended it */
export function openAttempt(attempts: Attempts, id: AttemptId): OpenAttempt {
  const attempt = attemptOf(attempts, id);
  if (attempt.is === 'open') return attempt;
  if (attempt.is === 'answered' && attempt.asked.outcome === 'contact_county')
    throw refuse('contact_missing', 'none');
  if (attempt.is === 'ended') throw whatEnded(attempt.cause);
  throw refuse('code_expired', 'used');
}

function whatEnded(cause: FailureData['cause']): Refused {
  switch (cause) {
    case 'wrong_code':
    case 'too_many_wrong_codes':
      return refuse('code_wrong', '0');
    case 'code_expired':
    case 'gave_up':
      return refuse('code_expired', 'requested');
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

/** The event by which an open attempt fails, for good or not. */
export function failed(
  { asked, wrongCodes }: Pick<OpenAttempt, 'asked' | 'wrongCodes'>,
  how: Pick<FailureData, 'cause' | 'ended'> & { readonly wrongCodes?: number },
  at: Instant,
): AttemptEvent {
  const { attemptId, accountId, personId } = asked;
  if (personId === undefined) throw new Error('an attempt that can be verified is about a person');
  return {
    type: 'VerificationFailed',
    data: { attemptId, accountId, personId, at, wrongCodes, ...how },
  };
}

type FailureData = Extract<AttemptEvent, { type: 'VerificationFailed' }>['data'];
