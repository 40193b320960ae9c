import { type Instant, NotFound, plusMinutes, type Subject } from '#kernel';
import { lapsesAfterDays } from '../values.js';
import type { ErasureEvent } from './events.js';
import type { Erasure, Erasures } from './state.js';

const dayMinutes = 24 * 60;

/** When one that was begun then lapses. */
export const lapsesAt = (begunAt: Instant): Instant => plusMinutes(begunAt, lapsesAfterDays * dayMinutes);

/** Whether the second person came too late (rule A77). */
export const hasLapsed = ({ begunAt, state }: Pick<Erasure, 'begunAt' | 'state'>, now: Instant): boolean =>
  state === 'lapsed' || (state === 'open' && now >= lapsesAt(begunAt));

/** @throws NotFound */
export function erasureNamed({ all }: Erasures, erasureId: string): Erasure {
  const found = all.find((each) => each.erasureId === erasureId);
  if (found === undefined) throw new NotFound();
  return found;
}

export interface LapseErasure {
  readonly kind: 'lapse';
  readonly erasureId: string;
  readonly subject: Subject;
  readonly at: Instant;
}

/** The time ends it. */
export function lapseErasure(
  { erasureId, subject, at }: LapseErasure,
  state: Erasures,
): readonly ErasureEvent[] {
  const erasure = erasureNamed(state, erasureId);
  return erasure.state === 'open' && hasLapsed(erasure, at)
    ? [{ type: 'ErasureLapsed', data: { erasureId, subject, at } }]
    : [];
}
