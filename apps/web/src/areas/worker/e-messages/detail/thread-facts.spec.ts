import { answersOf, asksOf, othersReplies } from './thread-facts.js';

const entries = [
  { kind: 'message', from: 'customer', status: 'Replied', messageId: 'm1', name: 'Irene Walker' },
  { kind: 'reply', from: 'worker', status: null, messageId: 'm1', name: 'Irene Walker' },
  { kind: 'message', from: 'customer', status: 'Read', messageId: 'm2', name: 'Ana Park' },
  { kind: 'note', from: 'worker', status: null, messageId: 'm2', name: 'Ana Park' },
  { kind: 'message', from: 'customer', status: 'Received', messageId: 'm3', name: 'Ana Park' },
] as const;

test('an answer answers the customer’s messages that none has answered', () => {
  expect(answersOf(entries)).toEqual(['m1', 'm2', 'm3']);
  expect(asksOf(entries)).toEqual(['m2', 'm3']);
});

test('an own answer is no news, a colleague’s is', () => {
  expect(othersReplies(entries, 'Irene Walker')).toEqual([]);
  expect(othersReplies(entries, 'Noah Xiong')).toEqual(['Irene Walker']);
});
