import { historyOf, linkText } from './case-history.js';
import type { CaseSummaryData } from './case-types.js';

type Person = CaseSummaryData['persons'][number];
const unlinked = {
  accountId: 'a',
  how: 'request',
  linkedAt: '2026-03-01T20:00:00.000Z',
  unlinkedAt: '2026-04-02T20:00:00.000Z',
  unlinkReason: 'linked_in_error',
} as const;
const ada = {
  personId: 'P1',
  name: 'Ada Quist',
  link: { linked: false, accountId: null, since: null, history: [unlinked] },
} as unknown as Person;

test('links, unlinks and pending requests are told newest first', () => {
  const requests: CaseSummaryData['requests'] = [
    {
      requestId: 'r',
      personId: 'P1',
      requestDate: '2026-04-03T20:00:00.000Z',
      requestType: 'Link',
      requestStatus: 'Pending',
      assignee: null,
    },
  ];
  expect(historyOf({ persons: [ada], requests }).map(({ text }) => text)).toEqual([
    'Case link request for Ada Quist, still pending.',
    'Ada Quist was unlinked from the portal account (linked in error).',
    'Ada Quist was linked to a portal account by a worker, on a request.',
  ]);
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

test('who may not see links sees no history of them', () => {
  expect(historyOf({ persons: [{ ...ada, link: null }], requests: [] })).toEqual([]);
});
