import { localTime, millisecondsBetween, plusMinutes } from '#kernel';
import { refuse } from '../refusals.js';
import type { AttemptEvent } from './events.js';
import type { AttemptAsked, Attempts } from './state.js';

/** Everything about the attempt is known when it is asked: a flow matched it and chose the outcome. */
export interface AskToLink extends AttemptAsked {
  readonly kind: 'ask-to-link';
}

/** At most so many attempts of one account within an hour (rule L6). */
export const attemptsAnHour = 5;

export function askToLink({ kind: _, ...asked }: AskToLink, attempts: Attempts): readonly AttemptEvent[] {
  if (attempts.has(asked.attemptId)) return [];
  const lately = [...attempts.values()].filter(
    (each) => millisecondsBetween(each.asked.at, asked.at) < 3_600_000,
  );
  const fifthLast = lately.at(-attemptsAnHour);
  if (fifthLast !== undefined) {
    const until = plusMinutes(fifthLast.asked.at, 60);
    throw refuse('attempts_exceeded', 'attempts', localTime(until)).notBefore(until);
  }
  return [{ type: 'LinkAttempted', data: asked }];
}
