import { dateText, localDateOf } from '../../../shared/dates.js';
import { counted } from '../parts/words.js';

const dayLength = 86_400_000;
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayLength;
const dateOf = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);
const isWeekend = (day: number): boolean => [0, 6].includes(new Date(day * dayLength).getUTCDay());

/** The last day of a due: its own date, or the day before the midnight at which a clock ends. */
export const lastDayOf = (due: string): string =>
  due.length === 10 ? due : localDateOf(new Date(Date.parse(due) - 1));

/** How far a due is, in words: `today`, `in 3 business days`, `2 days overdue`. */
export function distanceText(
  due: string,
  {
    today,
    overdue,
    holidays,
  }: { readonly today: string; readonly overdue: boolean; readonly holidays: readonly string[] },
): string {
  const [last, now] = [dayOf(lastDayOf(due)), dayOf(today)];
  if (last < now) return overdue ? `${counted(now - last, 'day')} overdue` : '';
  if (overdue) return 'overdue';
  if (last === now) return 'today';
  let days = 0;
  for (let day = now + 1; day <= last; day += 1)
    if (!isWeekend(day) && !holidays.includes(dateOf(day))) days += 1;
  return days === 0 ? 'before the next business day' : `in ${counted(days, 'business day')}`;
}

/** The date of a due as lists write it. */
export const dueDateText = (due: string): string => dateText(lastDayOf(due));
