import { given } from '#engine/testing';
import { attemptId } from '#kernel';
import { asked, failedBy, issued, later } from '../../../testing/examples.js';
import { attemptsDecider } from '../attempts.decider.js';

const expiring = (at: string) => ({ kind: 'expire', attemptId: attemptId('t-1'), at }) as const;

test('the timer ends an attempt whose code has run out, once', () => {
  given(attemptsDecider, [asked('t-1'), issued(1)])
    .when(expiring(later))
    .then([failedBy('code_expired', 0, later)]);
  given(attemptsDecider, [asked('t-1'), issued(1)])
    .when(expiring(later))
    .thenAgainNothing();
});

test('the timer leaves a code alone that was sent again meanwhile', () => {
  given(attemptsDecider, [asked('t-1'), issued(1), issued(2, '2026-05-01T18:00:00.001Z')])
    .when(expiring(later))
    .thenNothing();
});

test('an attempt without a code never runs out', () => {
  given(attemptsDecider, [asked('t-1')])
    .when(expiring(later))
    .thenNothing();
});
