import { businessDaysBetween, type Instant, type LocalDate, localDate, plusDays, startOfDay } from '#kernel';

/** Open requests that were made between `from` and `to` calendar days ago, both included; `to` null: or longer. */
export interface AgeGroup {
  readonly from: number;
  readonly to: number | null;
  readonly count: number;
}

const groups = [
  [0, 0],
  [1, 3],
  [4, 7],
] as const;

/** The age groups of a county's open requests, from how many were made on each local day and how many there are. */
export function byAge(
  made: ReadonlyMap<LocalDate, number>,
  { all, today }: { readonly all: number; readonly today: LocalDate },
): readonly AgeGroup[] {
  const young = groups.map(([from, to]): AgeGroup & { readonly to: number } => {
    let count = 0;
    for (let ago = from as number; ago <= to; ago++) count += made.get(plusDays(today, -ago)) ?? 0;
    return { from, to, count };
  });
  const rest = all - young.reduce((sum, each) => sum + each.count, 0);
  return [...young, { from: 8, to: null, count: rest }];
}

/** The last local day whose open requests are past a goal of so many business days. */
export function lastDayPastGoal(
  goal: number,
  { now, holidays }: { readonly now: Instant; readonly holidays: ReadonlySet<LocalDate> },
): LocalDate {
  for (let day = plusDays(localDate(now), -goal - 1); ; day = plusDays(day, -1))
    if (businessDaysBetween(startOfDay(day), now, holidays) > goal) return day;
}
