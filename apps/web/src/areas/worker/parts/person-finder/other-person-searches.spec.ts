import { otherPersonSearches } from './other-person-searches.js';
import { noCriteria } from './person-criteria.js';

const texts = (criteria: object) =>
  otherPersonSearches({ ...noCriteria, ...criteria }).map((each) => each.text);

test('each criterion can be left out, as long as one is left that finds somebody', () => {
  expect(texts({ lastName: 'Ortiz', city: 'Fresno' })).toEqual(['Search without the address']);
  expect(texts({ lastName: 'Ortiz', dateOfBirth: '1990-02-03' })).toEqual([
    'Search without “Date Of Birth 02/03/1990”',
  ]);
  expect(texts({ caseNumber: 'B1', lastName: 'Ortiz' })).toEqual([
    'Search without “Case Number B1”',
    'Search without “Last Name Ortiz”',
  ]);
  expect(texts({ caseNumber: 'B1' })).toEqual([]);
});

test('a last name of several words is searched by its parts', () => {
  const [first, second] = otherPersonSearches({ ...noCriteria, lastName: 'Núñez-Ortiz' });
  expect([first?.criteria.lastName, second?.criteria.lastName]).toEqual(['Núñez', 'Ortiz']);
});

test('what sounds alike is offered where it was left out', () => {
  expect(texts({ lastName: 'Ortiz', phonetic: false })).toEqual(['Search for names that sound alike, too']);
  expect(texts({ cin: '91234567A', phonetic: false })).toEqual([]);
});
