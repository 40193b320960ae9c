import { given } from '#engine/testing';
import { accountSubject, attemptId, opened, seal } from '#kernel';
import { anna, asked, failedBy, issued, ortiz, registrant } from '../../testing/examples.js';
import { failedVerifications, lastRegistrant, outcomeOf } from './attempt-answers.js';
import { attemptsDecider } from './decider.js';

test.each(['verify', 'contact_county', 'linked', 'requested'] as const)(
  'an attempt that was answered %s says so again',
  (outcome) => {
    const { state } = given(attemptsDecider, [asked('t-1', { outcome })]);
    expect(outcomeOf(state, attemptId('t-1'))).toBe(outcome);
  },
);

test('a request tells how many verifications about that person failed; giving up is none', () => {
  const expired = [asked('t-1'), issued(1), failedBy('code_expired', 0)];
  expect(failedVerifications(given(attemptsDecider, expired).state, ortiz)).toBe(1);
  expect(failedVerifications(given(attemptsDecider, expired).state, 'p-9')).toBe(0);
  const gaveUp = [asked('t-1'), failedBy('gave_up', 0)];
  expect(failedVerifications(given(attemptsDecider, gaveUp).state, ortiz)).toBe(0);
});

test('the registrant that an account gave last is kept for the request that an unlink makes', () => {
  const newer = { ...registrant, zipCode: '95814' };
  const { state } = given(attemptsDecider, [
    asked('t-1'),
    asked('t-2', { registrant: seal(accountSubject(anna), newer) }),
  ]);
  const last = lastRegistrant(state);
  expect(last && opened(last)).toEqual(newer);
});
