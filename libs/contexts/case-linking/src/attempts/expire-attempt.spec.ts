import { given } from '#engine/testing';
import { attemptId } from '#kernel';
import { asked, failedBy, halfAnHourLater, issued, later } from '../../testing/examples.js';
import { attemptsDecider } from './decider.js';

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

test('the timer ends an attempt that was left alone before any code was sent, when its own time is over', () => {
  given(attemptsDecider, [asked('t-1')])
    .when(expiring('2026-05-01T17:29:59.999Z'))
    .thenNothing();
  given(attemptsDecider, [asked('t-1')])
    .when(expiring(halfAnHourLater))
    .then([failedBy('code_expired', 0, halfAnHourLater)]);
});

test('a code that is sent gives the attempt the time of that code', () => {
  given(attemptsDecider, [asked('t-1'), issued(1, '2026-05-01T17:59:00.000Z')])
    .when(expiring(halfAnHourLater))
    .thenNothing();
});

test.each(['contact_county', 'linked', 'requested'] as const)(
  'an attempt that was answered %s never ends by itself',
  (outcome) => {
    given(attemptsDecider, [asked('t-1', { outcome })])
      .when(expiring(later))
      .thenNothing();
  },
);
