import { channelOf } from './channel-of.js';

const email = { id: 'a', kind: 'email', masked: 's•••@e•••.org' } as const;
const cell = { id: 'b', kind: 'text', masked: '(•••) •••-••13' } as const;
const home = { id: 'c', kind: 'text', masked: '(•••) •••-••13' } as const;
const sentTo = ({ kind, masked }: typeof email | typeof cell) => ({
  kind,
  masked,
  sentAt: '2024-05-01T17:00:00.000Z',
});

test('the code that went out by mail may go there again', () => {
  expect(channelOf(sentTo(email), [email, cell])).toBe(email);
});

test('before a code went out there is no such channel', () => {
  expect(channelOf(null, [email])).toBeUndefined();
});

test('of two telephones that end alike the customer chooses anew', () => {
  expect(channelOf(sentTo(cell), [email, cell, home])).toBeUndefined();
});
