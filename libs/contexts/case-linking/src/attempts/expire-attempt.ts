import type { AttemptId, Instant } from '#kernel';
import type { AttemptEvent } from './events.js';
import { attemptOf, failed } from './open-attempt.js';
import { type Attempts, isOverdue } from './state.js';

/** The timer's: an attempt whose time is over ends, whether or not the customer comes back or ever had a code sent. */
export interface ExpireAttempt {
  readonly kind: 'expire';
  readonly attemptId: AttemptId;
  readonly at: Instant;
}

export function expireAttempt({ attemptId, at }: ExpireAttempt, attempts: Attempts): readonly AttemptEvent[] {
  const attempt = attemptOf(attempts, attemptId);
  if (attempt.is !== 'open' || !isOverdue(attempt, at)) return [];
  return [failed(attempt, { cause: 'code_expired', ended: true }, at)];
}
