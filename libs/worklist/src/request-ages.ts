import { businessDaysBetween, type Instant, type LocalDate, localDate, plusDays, startOfDay } from '#kernel';

/** Open requests that are between `from` and `to` business days old, both included; `to` null: or older. */
export interface AgeGroup {
  readonly from: number;
  readonly to: number | null;
  readonly count: number;
}

/** Business days of age, both included. */
export interface AgeRange {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

/** The moment and the county's calendar that an age counts by. */
export interface Calendar {
  readonly now: Instant;
  readonly holidays: ReadonlySet<LocalDate>;
}

/** Where the age groups begin: no group has requests on both sides of the goal. */
export function ageGroupsOf(goal: number): readonly Pick<AgeGroup, 'from' | 'to'>[] {
  const ends = [...new Set([0, Math.ceil(goal / 2), goal, 2 * goal])];
  return [
    ...ends.map((to, index) => ({ from: index === 0 ? 0 : ends[index - 1]! + 1, to })),
    { from: 2 * goal + 1, to: null },
  ];
}

/**
 * A county's open requests by age, from how many were made on each local day and how many there are in all. `made` may
 * leave out days that are older than the last group begins.
 */
export function byAge(
  made: ReadonlyMap<LocalDate, number>,
  { all, goal, ...calendar }: Calendar & { readonly all: number; readonly goal: number },
): readonly AgeGroup[] {
  const groups = ageGroupsOf(goal).map((each) => ({ ...each, count: 0 }));
  const last = groups.at(-1)!;
  let young = 0;
  for (const [day, count] of made) {
    const age = businessDaysBetween(startOfDay(day), calendar.now, calendar.holidays);
    const group = groups.find(({ to }) => to !== null && age <= to);
    if (group === undefined) continue;
    group.count += count;
    young += count;
  }
  last.count = all - young;
  return groups;
}

/** The local days on which requests of such an age were made, both included; without a bound there is none. */
export function daysOfAge(
  { least, most }: AgeRange,
  calendar: Calendar,
): { readonly from?: LocalDate; readonly to?: LocalDate } {
  return {
    ...(most === undefined ? {} : { from: plusDays(lastDayOlderThan(most, calendar), 1) }),
    ...(least === undefined || least === 0 ? {} : { to: lastDayOlderThan(least - 1, calendar) }),
  };
}

/** The last local day whose requests are older than so many business days. */
export function lastDayOlderThan(days: number, { now, holidays }: Calendar): LocalDate {
  for (let day = plusDays(localDate(now), -days - 1); ; day = plusDays(day, -1))
    if (businessDaysBetween(startOfDay(day), now, holidays) > days) return day;
}
