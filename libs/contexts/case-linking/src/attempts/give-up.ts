import type { AttemptId, Instant } from '#kernel';
import { refuse } from '../refusals.js';
import type { AttemptEvent } from './events.js';
import { attemptOf, failed } from './open-attempt.js';
import type { Attempts } from './state.js';

/** "I cannot verify": the attempt becomes a request (rule L5). */
export interface GiveUp {
  readonly kind: 'give-up';
  readonly attemptId: AttemptId;
  readonly at: Instant;
}

export function giveUp({ attemptId, at }: GiveUp, attempts: Attempts): readonly AttemptEvent[] {
  const attempt = attemptOf(attempts, attemptId);
  if (attempt.is === 'open') return [failed(attempt, { cause: 'gave_up', ended: true }, at)];
  if (attempt.is === 'answered' && attempt.asked.outcome === 'contact_county')
    throw refuse('contact_missing', 'none');
  return [];
}
