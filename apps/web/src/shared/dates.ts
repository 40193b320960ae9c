import { now } from './wall-clock.js';

/** Deadlines and calendar dates are California's (rule G5). */
const zone = 'America/Los_Angeles';

/** Date and time of a moment as workers' pages write them: `12/03/2026 2:10 PM`. */
export const momentText = (iso: string): string =>
  `${dateOfMomentText(iso)} ${timeOfMomentText(iso).replace('\u202f', ' ')}`;

/** A moment to the second with its zone, as audits write it: `12/03/2026 2:10:05 PM PST`. */
export const exactMomentText = (iso: string): string =>
  new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    timeZone: zone,
  })
    .format(new Date(iso))
    .replace(',', '')
    .replace('\u202f', ' ');

/** The date of a moment in California as workers' pages write it: `05/01/2024`. */
export const dateOfMomentText = (iso: string): string =>
  new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: zone,
  }).format(new Date(iso));

/** The date of a moment in California in words, for those who read at leisure: `Wednesday, May 1, 2024`. */
export const longDateOfMomentText = (iso: string, locale = 'en'): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: zone }).format(new Date(iso));

/** The time of a moment in California: `1:04 PM`. */
export const timeOfMomentText = (iso: string, locale = 'en'): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone }).format(new Date(iso));

/** A calendar date (`YYYY-MM-DD`) as workers' pages write it: `05/01/2024`. */
export const dateText = (date: string): string =>
  new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));

/** A calendar date (`YYYY-MM-DD`) in words, as somebody's date of birth: `May 1, 2024`. */
export const longDateText = (date: string, locale = 'en'): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** A calendar date (`YYYY-MM-DD`) with its weekday, for those who read at leisure: `Wednesday, May 1, 2024`. */
export const fullDateText = (date: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** The twelve months by name. */
export const monthNames = (locale: string): readonly string[] =>
  Array.from({ length: 12 }, (_, index) =>
    new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2024, index)),
    ),
  );

/** Today in California, `YYYY-MM-DD`. */
export const today = (): string => localDateOf(now());

/** The calendar date of a moment in California, `YYYY-MM-DD`. */
export const localDateOf = (moment: Date): string =>
  new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: zone,
  }).format(moment);

/** The time of a moment in California to the millisecond, as a field for times holds it: `14:10:05.123`. */
export const localTimeOf = (moment: Date): string =>
  new Intl.DateTimeFormat('en-CA', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
    timeZone: zone,
  }).format(moment);

/** The same day so many months earlier, or the last day of that month: `2024-05-31`, 3 → `2024-02-29`. */
export function monthsBefore(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
