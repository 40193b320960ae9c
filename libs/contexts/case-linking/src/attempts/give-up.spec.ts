import { given } from '#engine/testing';
import { attemptId } from '#kernel';
import { asked, at, failedBy, issued, redeemed } from '../../testing/examples.js';
import { outcomeOf, refusalAfter } from './attempt-answers.js';
import { attemptsDecider } from './decider.js';

const givingUp = { kind: 'give-up', attemptId: attemptId('t-1'), at } as const;

test('a customer who cannot verify gets a request, and no refusal', () => {
  given(attemptsDecider, [asked('t-1')])
    .when(givingUp)
    .then([failedBy('gave_up', 0)]);
  expect(refusalAfter([failedBy('gave_up', 0)])).toBeUndefined();
  const { state } = given(attemptsDecider, [asked('t-1'), failedBy('gave_up', 0)]);
  expect(outcomeOf(state, attemptId('t-1'))).toBe('requested');
});

test('giving up again is nothing more', () => {
  given(attemptsDecider, [asked('t-1')])
    .when(givingUp)
    .thenAgainNothing();
});

test('after the code was redeemed there is nothing to give up', () => {
  given(attemptsDecider, [asked('t-1'), issued(1), redeemed()])
    .when(givingUp)
    .thenNothing();
});

test('without a contact on file giving up makes no request: the customer is told to contact the county', () => {
  given(attemptsDecider, [asked('t-1', { outcome: 'contact_county' })])
    .when(givingUp)
    .thenRefused('contact_missing');
});
