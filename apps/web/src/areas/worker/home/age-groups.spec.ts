import { ageAddress, ageText, barWidths } from './age-groups.js';

test('ages are named as people say them', () => {
  expect(
    [
      { fromDays: 0, toDays: 0 },
      { fromDays: 1, toDays: 1 },
      { fromDays: 1, toDays: 3 },
      { fromDays: 8, toDays: null },
    ].map(ageText),
  ).toEqual(['Today', '1 day', '1 to 3 days', '8 days or longer']);
});

test('an age leads to the search for the requests of that age', () => {
  expect(ageAddress({ fromDays: 1, toDays: 3 })).toBe('?from=&to=&minAge=1&maxAge=3&sort=oldest');
  expect(ageAddress({ fromDays: 8, toDays: null })).toBe('?from=&to=&minAge=8&sort=oldest');
});

test('the longest bar is full, and none is drawn where nothing waits', () => {
  expect(barWidths([{ count: 4 }, { count: 1 }, { count: 0 }])).toEqual([100, 25, 0]);
  expect(barWidths([{ count: 0 }])).toEqual([0]);
});
