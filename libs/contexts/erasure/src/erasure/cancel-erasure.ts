import type { Actor, Instant, Subject } from '#kernel';
import { refuse } from '../refusals.js';
import type { ErasureEvent } from './events.js';
import { erasureNamed, hasLapsed } from './lapse-erasure.js';
import type { Erasures } from './state.js';

export interface CancelErasure {
  readonly kind: 'cancel';
  readonly erasureId: string;
  readonly subject: Subject;
  readonly by: Actor;
  readonly at: Instant;
}

/** Either of the two may say no, as long as it is open. @throws NotFound, Refused */
export function cancelErasure(
  { erasureId, subject, by, at }: CancelErasure,
  state: Erasures,
): readonly ErasureEvent[] {
  const erasure = erasureNamed(state, erasureId);
  if (erasure.state === 'cancelled') return [];
  if (erasure.state !== 'open' && erasure.state !== 'lapsed') throw refuse('erasure_approved');
  if (hasLapsed(erasure, at)) throw refuse('erasure_lapsed');
  return [{ type: 'ErasureCancelled', data: { erasureId, subject, by, at } }];
}
