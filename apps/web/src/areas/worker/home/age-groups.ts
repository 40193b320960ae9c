import { addressOfAll } from '../parts/request-criteria.js';
import type { AgeGroup } from './home-types.js';

type Days = Pick<AgeGroup, 'fromDays' | 'toDays'>;

/** In business days: `Today`, `1 day`, `1 to 3 days`, `11 days or longer` */
export function ageText({ fromDays, toDays }: Days): string {
  if (toDays === null) return `${fromDays} days or longer`;
  if (toDays === 0) return 'Today';
  if (fromDays === toDays) return fromDays === 1 ? '1 day' : `${fromDays} days`;
  return `${fromDays} to ${toDays} days`;
}

/** The Case Link Request Search's part of the address that shows the open requests of an age, oldest first. */
export const ageAddress = ({ fromDays, toDays }: Days): string =>
  addressOfAll({ age: { least: fromDays, most: toDays ?? undefined }, sort: 'oldest' });

/** The width of each group's bar in percent of the longest one. */
export function barWidths(groups: readonly Pick<AgeGroup, 'count'>[]): readonly number[] {
  const longest = Math.max(1, ...groups.map(({ count }) => count));
  return groups.map(({ count }) => Math.round((count / longest) * 100));
}
