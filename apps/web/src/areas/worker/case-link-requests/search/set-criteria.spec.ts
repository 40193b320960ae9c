import { criteriaOf, noName, type SearchCriteria } from '../../parts/request-criteria.js';
import { cleared, setCriteria } from './set-criteria.js';

const nameOf = (id: string) => `Name of ${id}`;
const read = (address: string, names = noName) => criteriaOf(new URLSearchParams(address), names);
const prefilled = { from: '2023-12-01', to: '2024-05-31' };
const texts = (criteria: SearchCriteria) =>
  setCriteria(criteria, { nameOf, prefilled }).map(({ text }) => text);

test('what narrows a search is named in words', () => {
  expect(texts(read(''))).toEqual([]);
  expect(
    texts(
      read('?assignee=nobody&overdue=true&from=2024-02-01&to=2024-05-01', {
        firstName: 'Ana',
        lastName: 'Ruiz',
      }),
    ),
  ).toEqual([
    'First name Ana',
    'Last name Ruiz',
    'Unassigned',
    'Overdue',
    'From 02/01/2024',
    'Until 05/01/2024',
  ]);
  expect(texts(read('?status=Rejected&assignee=w-7'))).toEqual(['Rejected', 'Assigned to Name of w-7']);
  expect(texts(read('?waiting=true'))).toEqual(['Waiting for the customer']);
  expect(texts(read('?minAge=1&maxAge=3&assignee=me'))).toEqual(['Assigned to you', '1 to 3 business days']);
});

test('the dates that every search is prefilled with narrow only a search of requests that have ended', () => {
  const dates = '?from=2023-12-01&to=2024-05-31';
  expect(texts(read(dates))).toEqual([]);
  expect(texts(read(`${dates}&status=Processed`))).toEqual([
    'Processed',
    'From 12/01/2023',
    'Until 05/31/2024',
  ]);
});

test('without one of them the others stay, on the first page', () => {
  const criteria = read('?assignee=me&overdue=true&page=3');
  const [mine, overdue] = setCriteria(criteria, { nameOf, prefilled });
  expect(mine!.without).toEqual({ ...criteria, assignee: '', page: 1 });
  expect(overdue!.without).toEqual({ ...criteria, age: 'any', page: 1 });
});

test('cleared, a search keeps how its results are shown and nothing else', () => {
  const criteria = read('?assignee=me&overdue=true&page=3&pageSize=50&sort=oldest', {
    firstName: 'Ana',
    lastName: '',
  });
  expect(texts(cleared(criteria))).toEqual([]);
  expect(cleared(criteria)).toMatchObject({ pageSize: 50, sort: 'oldest', page: 1 });
});
