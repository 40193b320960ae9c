import type { AttemptId, Decider } from '#kernel';
import { type CountAttempt, countAttempt } from './count-attempt.js';
import type { PersonAttemptEvent } from './events.js';
import type { PersonAttempts } from './state.js';

/**
 * `person-attempts-{personId}-{local day}`: the cap that keeps a stranger from guessing, without blocking the
 * owner: only what agrees in all counts, past it an attempt silently becomes a request (rule L6).
 */
export const personAttemptsDecider: Decider<CountAttempt, PersonAttemptEvent, PersonAttempts> = {
  category: 'person-attempts',
  initial: [],
  evolve: (counted, event) => [...counted, event.data.attemptId],
  decide: countAttempt,
};

/** Id of the stream that counts a person's attempts on one local day. */
export const personAttemptsId = (personId: string, localDay: string): string => `${personId}-${localDay}`;

/** Whether an attempt was counted within the day's cap, from the state after counting it. */
export const isWithinDailyCap = (counted: PersonAttempts, attempt: AttemptId): boolean =>
  counted.includes(attempt);
