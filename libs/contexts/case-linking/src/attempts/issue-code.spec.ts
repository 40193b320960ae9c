import { given } from '#engine/testing';
import { attemptId, NotFound, personSubject, seal } from '#kernel';
import { asked, at, county19, failedBy, issued, later, ortiz, redeemed } from '../../testing/examples.js';
import { attemptsDecider } from './decider.js';
import { type IssueCode, nextIssue } from './issue-code.js';

const sending = (issue: number, changes: Partial<IssueCode> = {}): IssueCode => ({
  kind: 'issue-code',
  attemptId: attemptId('t-1'),
  at,
  issue,
  channel: 'email',
  to: seal(personSubject(ortiz), { address: 'ana@example.org' }),
  codeDigest: `digest-${issue}`,
  lifeMinutes: 30,
  county: county19,
  ...changes,
});

test('a code is issued for the life that the county sets', () => {
  given(attemptsDecider, [asked('t-1')])
    .when(sending(1))
    .then([issued(1)]);
});

test('the same sending again is nothing more', () => {
  given(attemptsDecider, [asked('t-1')])
    .when(sending(1))
    .thenAgainNothing();
});

test('of two first sendings to different places at once, the second is told', () => {
  const to = seal(personSubject(ortiz), { address: '2135550117' });
  given(attemptsDecider, [asked('t-1'), issued(1)])
    .when(sending(1, { channel: 'text', to }))
    .thenRefused('conflict');
});

test('three codes can be sent, a fourth cannot', () => {
  const three = [asked('t-1'), issued(1), issued(2), issued(3)];
  expect(nextIssue(given(attemptsDecider, three.slice(0, 3)).state, attemptId('t-1'))).toBe(3);
  given(attemptsDecider, three).when(sending(4)).thenRefused('attempts_exceeded');
});

test('after the code has expired the attempt fails instead of sending another one', () => {
  given(attemptsDecider, [asked('t-1'), issued(1)])
    .when(sending(2, { at: later }))
    .then([failedBy('code_expired', 0, later)]);
});

test.each([
  ['is over', [asked('t-1'), failedBy('gave_up', 0)], 'code_expired'],
  ['is redeemed', [asked('t-1'), issued(1), redeemed()], 'code_expired'],
  ['ended with wrong codes', [asked('t-1'), issued(1), failedBy('too_many_wrong_codes', 5)], 'code_wrong'],
  ['has no contact to send to', [asked('t-1', { outcome: 'contact_county' })], 'contact_missing'],
] as const)('no code is sent when the attempt %s', (_, events, code) => {
  given(attemptsDecider, events)
    .when(sending(1, { channel: 'text' }))
    .thenRefused(code);
});

test("another account's attempt is not found", () => {
  const { state } = given(attemptsDecider, []);
  expect(() => attemptsDecider.decide(sending(1), state)).toThrow(NotFound);
});
