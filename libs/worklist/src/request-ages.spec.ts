import { businessDaysBetween, localDate, plusDays, startOfDay } from '#kernel';
import { ageGroupsOf, byAge, daysOfAge, lastDayOlderThan } from './request-ages.js';

const monday = '2026-05-04T17:00:00.000Z';
const calendar = { now: monday, holidays: new Set<string>() };
const made = new Map([
  ['2026-05-04', 2],
  ['2026-05-03', 1],
  ['2026-05-01', 4],
  ['2026-04-30', 8],
  ['2026-04-27', 16],
  ['2026-04-26', 32],
]);

test('open requests are grouped by business days; what is left is older', () => {
  expect(byAge(made, { all: 100, goal: 5, ...calendar })).toEqual([
    { from: 0, to: 0, count: 2 },
    { from: 1, to: 3, count: 13 },
    { from: 4, to: 5, count: 16 },
    { from: 6, to: 10, count: 32 },
    { from: 11, to: null, count: 37 },
  ]);
});

test('a holiday of the county makes nothing older', () => {
  const counts = (holidays: string[]) =>
    byAge(made, { all: 63, goal: 5, now: monday, holidays: new Set(holidays) }).map(({ count }) => count);
  expect(counts([])).toEqual([2, 13, 16, 32, 0]);
  expect(counts(['2026-04-29', '2026-04-30'])).toEqual([2, 29, 32, 0, 0]);
});

test('no group has requests on both sides of the goal, and one begins where another ends', () => {
  expect(ageGroupsOf(1).map(({ to }) => to)).toEqual([0, 1, 2, null]);
  expect(ageGroupsOf(2).map(({ to }) => to)).toEqual([0, 1, 2, 4, null]);
  for (const goal of [1, 2, 3, 5, 60]) {
    const groups = ageGroupsOf(goal);
    expect(groups.map(({ to }) => to)).toContain(goal);
    expect(groups.slice(1).map(({ from }) => from)).toEqual(groups.slice(0, -1).map(({ to }) => to! + 1));
  }
});

test('the groups add up to all, also where nothing is open', () => {
  const sum = (all: number, days = made) =>
    byAge(days, { all, goal: 5, ...calendar }).reduce((total, each) => total + each.count, 0);
  expect(sum(63)).toBe(63);
  expect(sum(0, new Map())).toBe(0);
});

describe.each([0, 1, 2, 5, 60])('an age of %s business days', (days) => {
  const holidays = new Set(['2026-03-31', '2026-02-16', '2026-04-30']);
  const age = (day: string) => businessDaysBetween(startOfDay(day), monday, holidays);

  test('is passed on a day by the very rule of each row', () => {
    const late = lastDayOlderThan(days, { now: monday, holidays });
    expect([age(late) > days, age(plusDays(late, 1))]).toEqual([true, days]);
    expect(late < localDate(monday)).toBe(true);
  });

  test('was reached by the requests of these days and no others', () => {
    const { from, to } = daysOfAge({ least: days, most: days }, { now: monday, holidays });
    expect([age(from!), age(plusDays(from!, -1)) > days]).toEqual([days, true]);
    if (days === 0) expect(to).toBeUndefined();
    else expect([age(to!), age(plusDays(to!, 1)) < days]).toEqual([days, true]);
  });
});
