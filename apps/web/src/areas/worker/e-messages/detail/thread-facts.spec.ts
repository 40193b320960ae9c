import { answersOf, asksOf, repliesOf } from './thread-facts.js';

const entries = [
  { kind: 'message', from: 'customer', status: 'Replied', messageId: 'm1' },
  { kind: 'reply', from: 'worker', status: null, messageId: 'm1' },
  { kind: 'message', from: 'customer', status: 'Read', messageId: 'm2' },
  { kind: 'note', from: 'worker', status: null, messageId: 'm2' },
  { kind: 'message', from: 'customer', status: 'Received', messageId: 'm3' },
] as const;

test('an answer answers the customer’s messages that none has answered', () => {
  expect(answersOf(entries)).toEqual(['m1', 'm2', 'm3']);
  expect(asksOf(entries)).toEqual(['m2', 'm3']);
  expect(repliesOf(entries)).toBe(1);
});
