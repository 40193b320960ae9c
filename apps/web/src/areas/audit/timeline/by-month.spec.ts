import { byMonth } from './by-month.js';

test('moments count in the month of California, and a month without any stands between', () => {
  expect(
    byMonth(['2027-02-10T00:00:00.000Z', '2026-12-01T03:00:00.000Z', '2026-12-05T03:00:00.000Z']),
  ).toEqual([
    { month: '2026-11', count: 1 },
    { month: '2026-12', count: 1 },
    { month: '2027-01', count: 0 },
    { month: '2027-02', count: 1 },
  ]);
});

test('of none there is none, and of centuries only the last five years', () => {
  expect(byMonth([])).toEqual([]);
  expect(byMonth(['1990-06-01T12:00:00.000Z', '2026-06-01T12:00:00.000Z'])).toHaveLength(60);
});
