import type { AttemptId, Instant, PersonId } from '#kernel';
import type { PersonAttemptEvent } from './events.js';
import { isOver, type PersonAttempts } from './state.js';

export interface CountAttempt {
  readonly personId: PersonId;
  readonly attemptId: AttemptId;
  readonly at: Instant;
}

/** Counts an attempt for which everything agrees, once; one past the cap leaves no event, which is how the caller knows. */
export const countAttempt = (
  { personId, attemptId, at }: CountAttempt,
  counted: PersonAttempts,
): readonly PersonAttemptEvent[] =>
  counted.includes(attemptId) || isOver(counted)
    ? []
    : [{ type: 'PersonAttempted', data: { personId, attemptId, at } }];
