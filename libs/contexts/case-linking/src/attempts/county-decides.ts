import type { AttemptId, Instant } from '#kernel';
import type { Obstacle } from '../values.js';
import type { AttemptEvent } from './events.js';
import { attemptOf, failed } from './open-attempt.js';
import { type Attempts, isUndecided } from './state.js';

/** Something came up that leaves the link to the county (rule L3): the attempt ends without a code. */
export interface CountyDecides {
  readonly kind: 'county-decides';
  readonly attemptId: AttemptId;
  readonly cause: Obstacle;
  readonly at: Instant;
}

export function countyDecides(
  { attemptId, cause, at }: CountyDecides,
  attempts: Attempts,
): readonly AttemptEvent[] {
  const attempt = attemptOf(attempts, attemptId);
  if (!isUndecided(attempt)) return [];
  const wrongCodes = attempt.is === 'open' ? attempt.wrongCodes : 0;
  return [failed({ asked: attempt.asked, wrongCodes }, { cause, ended: true }, at)];
}
