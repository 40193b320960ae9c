import { DateTime } from 'luxon';
import type { Instant } from './clock.js';

/** Calendar dates, deadlines and nightly batches are in this zone (rule G5). */
export const zone = 'America/Los_Angeles';

/** A calendar date, `YYYY-MM-DD`. Sorts as text. */
export type LocalDate = string;

const at = (instant: Instant) => DateTime.fromISO(instant, { zone });
const day = (date: LocalDate) => DateTime.fromISO(date, { zone });
const utc = (moment: DateTime): Instant => moment.toUTC().toISO({ suppressMilliseconds: false }) as Instant;

const datesByHour = new Map<string, LocalDate>();
const hoursKept = 50_000;

/** The zone's offset is whole hours and changes on the hour: within one hour of UTC the date is the same. */
export function localDate(instant: Instant): LocalDate {
  const hour = instant.slice(0, 13);
  const known = datesByHour.get(hour);
  if (known !== undefined) return known;
  const date = at(instant).toISODate() as LocalDate;
  if (datesByHour.size >= hoursKept) datesByHour.clear();
  datesByHour.set(hour, date);
  return date;
}

/** The time of a moment in California as people write it: `1:04 PM`. */
export const localTime = (instant: Instant): string => at(instant).toFormat('h:mm a');

/** The time of a moment in California, to compare: `13:04`. */
export const localClock = (instant: Instant): string => at(instant).toFormat('HH:mm');

/** First moment of a local day. */
export const startOfDay = (date: LocalDate): Instant => utc(day(date).startOf('day'));

/** First moment of the day after: the exclusive end of a range that includes `date`. */
export const endOfDay = (date: LocalDate): Instant => utc(day(date).plus({ days: 1 }).startOf('day'));

const millisecondsOfDay = 86_400_000;
/** Days since 1970-01-01: a date has no zone, so that every day is as long. */
const numberOf = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / millisecondsOfDay;
const dateOf = (number: number): LocalDate => new Date(number * millisecondsOfDay).toISOString().slice(0, 10);

export const plusDays = (date: LocalDate, days: number): LocalDate => dateOf(numberOf(date) + days);

/** Whether the text is a date that exists: `2026-02-30` is not. */
export const isLocalDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && day(text).isValid;

/** 0 is Monday; 1970-01-01 was a Thursday. */
const weekday = (number: number): number => (((number + 3) % 7) + 7) % 7;
/** Mondays to Fridays up to and including that day, from a Monday on. */
const weekdaysUpTo = (number: number): number =>
  Math.floor((number + 3) / 7) * 5 + Math.min(weekday(number) + 1, 5);

/** A Monday to Friday that is no holiday. */
export const isBusinessDay = (date: LocalDate, holidays: ReadonlySet<LocalDate>): boolean =>
  weekday(numberOf(date)) < 5 && !holidays.has(date);

/** Business days that have begun after `from`'s day up to and including `to`'s day. */
export function businessDaysBetween(from: Instant, to: Instant, holidays: ReadonlySet<LocalDate>): number {
  const [first, last] = [localDate(from), localDate(to)];
  if (last <= first) return 0;
  let count = weekdaysUpTo(numberOf(last)) - weekdaysUpTo(numberOf(first));
  for (const each of holidays) if (each > first && each <= last && weekday(numberOf(each)) < 5) count--;
  return count;
}

/** The n-th weekday after a day, holidays not looked at; the day itself for none. */
export function plusWeekdays(date: LocalDate, weekdays: number): LocalDate {
  let number = numberOf(date);
  for (let left = weekdays; left > 0; ) if (weekday(++number) < 5) left--;
  return dateOf(number);
}

/** End of the n-th business day after `from`'s day. */
export function plusBusinessDays(from: Instant, days: number, holidays: ReadonlySet<LocalDate>): Instant {
  let number = numberOf(localDate(from));
  for (let left = days; left > 0; ) {
    number++;
    if (weekday(number) < 5 && !holidays.has(dateOf(number))) left--;
  }
  return endOfDay(dateOf(number));
}
