import { type AttemptId, type Instant, NotFound } from '#kernel';
import type { Attempt, Attempts } from '../attempts.state.js';
import type { AttemptEvent } from '../events.js';
import { refuse } from '../refusals.js';

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
    throw refuse('contact_missing');
  if (attempt.is === 'ended' && attempt.cause === 'too_many_wrong_codes') throw refuse('code_wrong', '0');
  throw refuse('code_expired', attempt.is === 'ended' ? 'requested' : 'used');
}

/** The event by which an open attempt fails, for good or not. */
export function failed(
  { asked, wrongCodes }: OpenAttempt,
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
