import type { AttemptId, Instant } from '#kernel';
import { type Attempts, codeIsExpired } from '../attempts.state.js';
import type { AttemptEvent } from '../events.js';
import { attemptOf, failed } from './open-attempt.js';

/** The timer's: a code whose time is over ends its attempt, whether or not the customer comes back. */
export interface ExpireAttempt {
  readonly kind: 'expire';
  readonly attemptId: AttemptId;
  readonly at: Instant;
}

export function expireAttempt({ attemptId, at }: ExpireAttempt, attempts: Attempts): readonly AttemptEvent[] {
  const attempt = attemptOf(attempts, attemptId);
  if (attempt.is !== 'open' || !codeIsExpired(attempt, at)) return [];
  return [failed(attempt, { cause: 'code_expired', ended: true }, at)];
}
