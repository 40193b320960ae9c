import { linkText } from './link-text.js';

const unlinked = {
  accountId: 'a',
  how: 'request',
  linkedAt: '2026-03-01T20:00:00.000Z',
  unlinkedAt: '2026-04-02T20:00:00.000Z',
  unlinkReason: 'linked_in_error',
} as const;

test('a link that ended is told from its beginning to its reason', () => {
  expect(linkText(unlinked)).toBe(
    'Linked 03/01/2026 by a worker, on a request; unlinked 04/02/2026 (linked in error)',
  );
});

test('why another county ended a link is not told, and the sentence does without', () => {
  expect(linkText({ ...unlinked, unlinkReason: null })).toBe(
    'Linked 03/01/2026 by a worker, on a request; unlinked 04/02/2026',
  );
});

test('a link that stands has no end', () => {
  expect(linkText({ ...unlinked, how: 'automatic', unlinkedAt: null, unlinkReason: null })).toBe(
    'Linked 03/01/2026 automatically, after a code',
  );
});
