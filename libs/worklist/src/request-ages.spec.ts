import { businessDaysBetween, localDate, plusDays, startOfDay } from '#kernel';
import { byAge, lastDayPastGoal } from './request-ages.js';

const monday = '2026-05-04T17:00:00.000Z';
const made = new Map([
  ['2026-05-04', 2],
  ['2026-05-03', 1],
  ['2026-05-01', 4],
  ['2026-04-30', 8],
  ['2026-04-27', 16],
  ['2026-04-26', 32],
]);

test('open requests are grouped by the calendar days since they were made; what is left is older', () => {
  expect(byAge(made, { all: 100, today: '2026-05-04' })).toEqual([
    { from: 0, to: 0, count: 2 },
    { from: 1, to: 3, count: 5 },
    { from: 4, to: 7, count: 24 },
    { from: 8, to: null, count: 69 },
  ]);
});

test('the groups add up to all, also where nothing is open', () => {
  const sum = (all: number, days = made) =>
    byAge(days, { all, today: '2026-05-04' }).reduce((total, each) => total + each.count, 0);
  expect(sum(63)).toBe(63);
  expect(sum(0, new Map())).toBe(0);
});

test.each([1, 2, 5, 60])(
  'what is past a goal of %s business days is so by the very rule of each row',
  (goal) => {
    const holidays = new Set(['2026-03-31', '2026-02-16', '2026-04-30']);
    const late = lastDayPastGoal(goal, { now: monday, holidays });
    const age = (day: string) => businessDaysBetween(startOfDay(day), monday, holidays);
    expect(age(late)).toBeGreaterThan(goal);
    expect(age(plusDays(late, 1))).toBe(goal);
    expect(late < localDate(monday)).toBe(true);
  },
);
