import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  businessDaysBetween,
  endOfDay,
  isLocalDate,
  localDate,
  plusBusinessDays,
  plusDays,
  plusWeekdays,
  startOfDay,
} from '#kernel';

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

/** Walks the days one by one in the zone. */
function walked(from: DateTime, to: DateTime, holidays: ReadonlySet<string>): number {
  let count = 0;
  for (let day = from.startOf('day').plus({ days: 1 }); day <= to.startOf('day'); day = day.plus({ days: 1 }))
    if (day.weekday <= 5 && !holidays.has(day.toISODate()!)) count++;
  return count;
}

test('business days are those that a walk from day to day counts', () => {
  const between = { min: new Date('1969-06-01'), max: new Date('2100-01-01'), noInvalidDate: true };
  fc.assert(
    fc.property(
      fc.date(between),
      fc.integer({ min: -40, max: 400 }),
      fc.uniqueArray(fc.integer({ min: -10, max: 410 }), { maxLength: 20 }),
      (begin, days, off) => {
        const from = DateTime.fromJSDate(begin, { zone: 'America/Los_Angeles' });
        const to = from.plus({ days });
        const holidays = new Set(off.map((each) => from.plus({ days: each }).toISODate()!));
        const [first, last] = [from.toJSDate().toISOString(), to.toJSDate().toISOString()];
        expect(plusDays(localDate(first), days)).toBe(to.toISODate());
        const count = walked(from, to, holidays);
        expect(businessDaysBetween(first, last, holidays)).toBe(count);
        if (count === 0) return;
        const end = DateTime.fromISO(plusBusinessDays(first, count, holidays));
        expect(walked(from, end.minus({ milliseconds: 1 }).setZone(from.zone), holidays)).toBe(count);
      },
    ),
  );
});

test('weekdays pass over Saturdays and Sundays', () => {
  expect([0, 1, 2, 6].map((each) => plusWeekdays('2026-05-07', each))).toEqual([
    '2026-05-07',
    '2026-05-08',
    '2026-05-11',
    '2026-05-15',
  ]);
  expect(plusWeekdays('2026-05-09', 1)).toBe('2026-05-11');
});
