import { businessDaysBetween, endOfDay, isLocalDate, localDate, plusBusinessDays, startOfDay } from '#kernel';

test('a local day begins and ends in Los Angeles, also when the clocks change', () => {
  expect(startOfDay('2026-03-08')).toBe('2026-03-08T08:00:00.000Z');
  expect(endOfDay('2026-03-08')).toBe('2026-03-09T07:00:00.000Z');
  expect(endOfDay('2026-11-01')).toBe('2026-11-02T08:00:00.000Z');
});

test('every moment of an hour has the date of that hour', () => {
  expect(localDate('2026-05-01T06:59:59.999Z')).toBe('2026-04-30');
  expect(localDate('2026-05-01T07:00:00.000Z')).toBe('2026-05-01');
  expect(localDate('2026-12-01T07:59:59.999Z')).toBe('2026-11-30');
  expect(localDate('2026-12-01T07:10:00.000Z')).toBe('2026-11-30');
});

test('a date that does not exist is none', () => {
  expect(['2026-02-28', '2028-02-29'].every(isLocalDate)).toBe(true);
  expect(['2026-02-29', '2026-13-01', '2026-2-1', ''].some(isLocalDate)).toBe(false);
});

test('business days leave out weekends and holidays', () => {
  const holidays = new Set(['2026-05-25']);
  expect(businessDaysBetween('2026-05-22T17:00:00.000Z', '2026-05-26T17:00:00.000Z', holidays)).toBe(1);
  expect(plusBusinessDays('2026-05-22T17:00:00.000Z', 1, holidays)).toBe('2026-05-27T07:00:00.000Z');
});
