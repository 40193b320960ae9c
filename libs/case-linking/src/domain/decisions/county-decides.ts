import type { AttemptId, Instant } from '#kernel';
import type { Attempts } from '../attempts.state.js';
import type { AttemptEvent } from '../events.js';
import type { Obstacle } from '../values.js';
import { attemptOf, failed } from './open-attempt.js';

/** Something came up that leaves the link to the county (spec 20, rule 3): the attempt ends without a code. */
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
  return attempt.is === 'open' ? [failed(attempt, { cause, ended: true }, at)] : [];
}
