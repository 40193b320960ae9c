import { given } from '#engine/testing';
import { attemptId } from '#kernel';
import { asked, at, failedBy, issued, ortiz, redeemed } from '../../testing/examples.js';
import { failedVerifications, outcomeOf, refusalAfter } from './attempt-answers.js';
import { attemptsDecider } from './decider.js';

const id = attemptId('t-1');
const leaving = { kind: 'county-decides', attemptId: id, cause: 'customer_privacy', at } as const;
const left = {
  ...failedBy('gave_up', 0),
  data: { ...failedBy('gave_up', 0).data, cause: 'customer_privacy' as const },
};

test('an open attempt ends and becomes a request, once; the customer hears no reason', () => {
  given(attemptsDecider, [asked('t-1'), issued(1)])
    .when(leaving)
    .then([left]);
  given(attemptsDecider, [asked('t-1')])
    .when(leaving)
    .thenAgainNothing();
  const { state } = given(attemptsDecider, [asked('t-1'), left]);
  expect(outcomeOf(state, id)).toBe('requested');
  expect(refusalAfter([left])?.code).toBe('county_decides');
  given(attemptsDecider, [asked('t-1'), left])
    .when({ kind: 'redeem-code', attemptId: id, at, codeDigest: 'digest-1', linkId: redeemed().data.linkId })
    .thenRefused('county_decides');
});

test('it is no failed verification of which a worker is warned', () => {
  expect(failedVerifications(given(attemptsDecider, [asked('t-1'), left]).state, ortiz)).toBe(0);
});

test('also one that was sent to the county for a contact: past the cap nobody hears that everything agreed', () => {
  const answered = asked('t-1', { outcome: 'contact_county' });
  given(attemptsDecider, [answered]).when(leaving).then([left]);
  const { state } = given(attemptsDecider, [answered, left]);
  expect(outcomeOf(state, id)).toBe('requested');
});

test('an attempt that is over stays what it is', () => {
  given(attemptsDecider, [asked('t-1'), issued(1), redeemed()])
    .when(leaving)
    .thenNothing();
});
