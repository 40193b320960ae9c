import { DateTime } from 'luxon';
import type { Instant } from './clock.js';

/** Calendar dates, deadlines and nightly batches are in this zone (spec 00). */
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

/** First moment of a local day. */
export const startOfDay = (date: LocalDate): Instant => utc(day(date).startOf('day'));

/** First moment of the day after: the exclusive end of a range that includes `date`. */
export const endOfDay = (date: LocalDate): Instant => utc(day(date).plus({ days: 1 }).startOf('day'));

export const plusDays = (date: LocalDate, days: number): LocalDate =>
  day(date).plus({ days }).toISODate() as LocalDate;

/** Whether the text is a date that exists: `2026-02-30` is not. */
export const isLocalDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && day(text).isValid;

const isBusinessDay = (date: DateTime, holidays: ReadonlySet<LocalDate>) =>
  date.weekday <= 5 && !holidays.has(date.toISODate() as LocalDate);

/** Business days that have begun after `from`'s day up to and including `to`'s day. */
export function businessDaysBetween(from: Instant, to: Instant, holidays: ReadonlySet<LocalDate>): number {
  let count = 0;
  const last = at(to).startOf('day');
  for (let each = at(from).startOf('day').plus({ days: 1 }); each <= last; each = each.plus({ days: 1 }))
    if (isBusinessDay(each, holidays)) count++;
  return count;
}

/** End of the n-th business day after `from`'s day. */
export function plusBusinessDays(from: Instant, days: number, holidays: ReadonlySet<LocalDate>): Instant {
  let each = at(from).startOf('day');
  for (let left = days; left > 0; ) {
    each = each.plus({ days: 1 });
    if (isBusinessDay(each, holidays)) left--;
  }
  return utc(each.plus({ days: 1 }));
}
