import type { AgeGroup } from './home-types.js';

/** `Today`, `1 day`, `1 to 3 days`, `8 days or longer` */
export function ageText({ fromDays, toDays }: Pick<AgeGroup, 'fromDays' | 'toDays'>): string {
  if (toDays === null) return `${fromDays} days or longer`;
  if (toDays === 0) return 'Today';
  if (fromDays === toDays) return fromDays === 1 ? '1 day' : `${fromDays} days`;
  return `${fromDays} to ${toDays} days`;
}

/** The Case Link Request Search's part of the address that shows the open requests of an age, oldest first. */
export function ageAddress(
  { fromDays, toDays }: Pick<AgeGroup, 'fromDays' | 'toDays'>,
  today: string,
): string {
  const from = toDays === null ? '' : daysBefore(today, toDays);
  return `?${new URLSearchParams({ from, to: daysBefore(today, fromDays), sort: 'oldest' })}`;
}

/** The width of each group's bar in percent of the longest one. */
export function barWidths(groups: readonly Pick<AgeGroup, 'count'>[]): readonly number[] {
  const longest = Math.max(1, ...groups.map(({ count }) => count));
  return groups.map(({ count }) => Math.round((count / longest) * 100));
}

function daysBefore(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - days);
  return moment.toISOString().slice(0, 10);
}
