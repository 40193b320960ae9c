import { given } from '#engine/testing';
import { attemptId, personId } from '#kernel';
import { asked, at, failedBy, issued, later, link1, link2, redeemed } from '../../testing/examples.js';
import { outcomeOf, refusalAfter } from './attempt-answers.js';
import { attemptsDecider } from './decider.js';
import type { RedeemCode } from './redeem-code.js';

const entering = (codeDigest: string, changes: Partial<RedeemCode> = {}): RedeemCode => ({
  kind: 'redeem-code',
  attemptId: attemptId('t-1'),
  at,
  codeDigest,
  linkId: link1,
  ...changes,
});
const sent = [asked('t-1'), issued(1)];
const wrong = (count: number) => failedBy(count < 5 ? 'wrong_code' : 'too_many_wrong_codes', count);

test('the right code in time is redeemed, once', () => {
  given(attemptsDecider, sent).when(entering('digest-1')).then([redeemed()]);
  given(attemptsDecider, sent).when(entering('digest-1')).thenAgainNothing();
});

test('the right code entered once more is already true, and makes no second link', () => {
  given(attemptsDecider, [...sent, redeemed()])
    .when(entering('digest-1', { linkId: link2 }))
    .thenNothing();
});

test('another code after the right one is good for nothing', () => {
  given(attemptsDecider, [...sent, redeemed()])
    .when(entering('digest-9', { linkId: link2 }))
    .thenRefused('code_expired');
  given(attemptsDecider, [...sent, issued(2), redeemed()])
    .when(entering('digest-1', { linkId: link2 }))
    .thenRefused('code_expired');
});

test('a code from before a resend says so and burns no try, also the one before the one before', () => {
  const third = [...sent, issued(2), wrong(1), issued(3)];
  for (const digest of ['digest-1', 'digest-2'])
    given(attemptsDecider, third)
      .when(entering(digest))
      .thenRefused(
        'code_replaced',
        'We have sent you a newer code since. Open the link in the newest message, or enter the code from it. This did not cost you a try.',
      );
  given(attemptsDecider, third)
    .when(entering('digest-9'))
    .then([wrong(2)]);
  given(attemptsDecider, third).when(entering('digest-3')).then([redeemed()]);
});

test('a replaced code that comes when the time is over ends the attempt as any other does', () => {
  given(attemptsDecider, [...sent, issued(2)])
    .when(entering('digest-1', { at: later }))
    .then([failedBy('code_expired', 0, later)]);
});

test('a wrong code is remembered, and the customer hears how many tries are left', () => {
  given(attemptsDecider, sent)
    .when(entering('digest-9'))
    .then([wrong(1)]);
  const refused = refusalAfter([wrong(1)]);
  expect(refused?.code).toBe('code_wrong');
  expect(refused?.message).toContain('you have 4 tries left');
  expect(refusalAfter([wrong(4)])?.message).toContain('you have 1 try left');
});

test('the fifth wrong code ends the attempt, which becomes a request', () => {
  const four = [...sent, wrong(1), wrong(2), wrong(3), wrong(4)];
  given(attemptsDecider, four)
    .when(entering('digest-9'))
    .then([wrong(5)]);
  const { state } = given(attemptsDecider, [...four, wrong(5)]);
  expect(outcomeOf(state, attemptId('t-1'))).toBe('requested');
  expect(refusalAfter([wrong(5)])?.message).toContain('sent your request to the county');
  given(attemptsDecider, [...four, wrong(5)])
    .when(entering('digest-1'))
    .thenRefused('code_wrong');
});

test('wrong codes are counted over all sendings', () => {
  const four = [...sent, wrong(1), wrong(2), issued(2), wrong(3), wrong(4)];
  given(attemptsDecider, four)
    .when(entering('digest-9'))
    .then([wrong(5)]);
});

test('only the newest code counts', () => {
  given(attemptsDecider, [...sent, issued(2)])
    .when(entering('digest-1'))
    .thenRefused('code_replaced');
  given(attemptsDecider, [...sent, issued(2)])
    .when(entering('digest-2'))
    .then([redeemed()]);
});

test('the right code after its time ends the attempt', () => {
  const expired = failedBy('code_expired', 0, later);
  given(attemptsDecider, sent)
    .when(entering('digest-1', { at: later }))
    .then([expired]);
  expect(refusalAfter([expired])?.code).toBe('code_expired');
});

describe('where the code went', () => {
  const email = { kind: 'email', address: 'ana@example.org' } as const;
  const text = { kind: 'text', address: '2135550117' } as const;

  test('must still be a contact of the person: else no try is burned, and nothing redeemed', () => {
    for (const contacts of [
      [],
      [text],
      [{ ...text, address: 'ana@example.org' }],
      [{ ...email, address: 'a@b.org' }],
    ])
      given(attemptsDecider, sent)
        .when(entering('digest-1', { contacts }))
        .thenRefused(
          'contact_missing',
          'The address or phone number that this code went to is no longer on file with your county. Choose another one, or contact your county.',
        );
    given(attemptsDecider, sent)
      .when(entering('digest-1', { contacts: [text, email] }))
      .then([redeemed()]);
    const [name, domain] = email.address.split('@');
    const inCapitals = { ...email, address: `${name}@${domain?.toUpperCase()}` };
    given(attemptsDecider, sent)
      .when(entering('digest-1', { contacts: [inCapitals] }))
      .then([redeemed()]);
  });

  test('does not matter to a wrong code, nor to one that came too late', () => {
    given(attemptsDecider, sent)
      .when(entering('digest-9', { contacts: [] }))
      .then([wrong(1)]);
    given(attemptsDecider, sent)
      .when(entering('digest-1', { contacts: [], at: later }))
      .then([failedBy('code_expired', 0, later)]);
  });
});

test('before any code was sent there is nothing to redeem', () => {
  given(attemptsDecider, [asked('t-1')])
    .when(entering('digest-1'))
    .thenRefused('code_not_sent');
});

test('a redeemed code leaves the other attempts of the account for that person without aim', () => {
  const { state } = given(attemptsDecider, [...sent, asked('t-2'), redeemed()]);
  const expire = { kind: 'expire', attemptId: attemptId('t-2'), at: later } as const;
  expect(attemptsDecider.decide(expire, state)).toEqual([]);
  expect(outcomeOf(state, attemptId('t-2'))).toBe('linked');
});

test('a redeemed code leaves an attempt for another person as it is', () => {
  const other = asked('t-2', { personId: personId('p-2') });
  const { state } = given(attemptsDecider, [...sent, other, redeemed()]);
  expect(outcomeOf(state, attemptId('t-2'))).toBe('verify');
  const expire = { kind: 'expire', attemptId: attemptId('t-2'), at: later } as const;
  expect(attemptsDecider.decide(expire, state)).toHaveLength(1);
});
