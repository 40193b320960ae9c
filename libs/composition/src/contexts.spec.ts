import { type Recorded, systemActor } from '#kernel';
import { contexts, projections, queriesOn, viewsOf } from './contexts.js';

const ports = {
  readStore: { reader: () => ({}) } as never,
  tag: () => '',
  openAsSystem: async () => undefined,
};

test('a page waits for the views that hold something of what happened, and for no other', () => {
  const meta = { stream: 'any', actor: systemActor('any') };
  const happened = (type: string, data: object) => viewsOf({ type, data, meta } as Recorded);
  expect(happened('CaseRecorded', { caseNumber: 'B1', personIds: ['P1'] })).toEqual(['persons', 'cases']);
  expect(happened('IdentityChanged', { personId: 'P1' })).toEqual(['persons']);
  expect(happened('RequestReleased', { requestId: 'r-1' })).toEqual(['case-link-requests']);
  expect(happened('AccountLinked', { accountId: 'a', personId: 'p' })).toEqual([
    'account-links',
    'person-links',
  ]);
  expect(happened('LanguageChosen', { accountId: 'a' })).toEqual([]);
});

test('no context hides a query of another, nor lets another follow its topics', () => {
  const names = contexts.flatMap((each) => Object.keys(each.queries(ports)));
  const across = ['activity', 'looks'];
  expect(Object.keys(queriesOn(ports)).sort()).toEqual([...names, ...across].sort());
  const kinds = contexts.flatMap(({ topics }) => Object.keys(topics.kinds));
  expect(new Set(kinds).size).toBe(kinds.length);
});

test('every view that makes search keys from plain text says what is left of a document when somebody is erased', () => {
  const keyed = projections.filter(({ searchKeys }) => searchKeys !== undefined);
  expect(keyed.length).toBeGreaterThan(2);
  expect(keyed.filter(({ forget }) => forget === undefined)).toEqual([]);
});
