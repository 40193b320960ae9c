import { given } from '#engine/testing';
import { type AttemptId, attemptId } from '#kernel';
import { at, ortiz } from '../../testing/examples.js';
import { isWithinDailyCap, personAttemptsDecider } from './decider.js';
import { isOver } from './state.js';

const counting = (attempt: AttemptId) => ({ personId: ortiz, attemptId: attempt, at });
const counted = (attempt: string) => ({
  type: 'PersonAttempted' as const,
  data: counting(attemptId(attempt)),
});
const five = ['1', '2', '3', '4', '5'].map(counted);

test('an attempt is counted once', () => {
  given(personAttemptsDecider)
    .when(counting(attemptId('1')))
    .then([counted('1')]);
  given(personAttemptsDecider)
    .when(counting(attemptId('1')))
    .thenAgainNothing();
});

test('the sixth attempt of a day leaves no event and is over the cap; the five are not', () => {
  given(personAttemptsDecider, five)
    .when(counting(attemptId('6')))
    .thenNothing();
  const { state } = given(personAttemptsDecider, five);
  expect(isOver(state)).toBe(true);
  expect(isWithinDailyCap(state, attemptId('6'))).toBe(false);
  expect(isWithinDailyCap(state, attemptId('5'))).toBe(true);
});
