import {
  type Instant,
  isBusinessDay,
  type LocalDate,
  localClock,
  localDate,
  plusBusinessDays,
  plusDays,
  startOfDay,
} from '#kernel';

/** What a county's clocks go by (rule M7). */
export interface ClockSettings {
  readonly replyBusinessDays: number;
  /** Calendar days. */
  readonly actionDays: number;
  /** `HH:MM`, local; what comes after `to` counts as come on the next business day. */
  readonly businessHours: { readonly from: string; readonly to: string };
  readonly holidays: readonly LocalDate[];
}

/** The business day on which something counts as come. */
function countsAs(at: Instant, { businessHours, holidays }: ClockSettings): LocalDate {
  const closed = new Set(holidays);
  let day = localDate(at);
  if (localClock(at) > businessHours.to) day = plusDays(day, 1);
  while (!isBusinessDay(day, closed)) day = plusDays(day, 1);
  return day;
}

/** Until when the county answers: the end of the n-th business day after the one on which it counts as come. */
export const replyDue = (at: Instant, settings: ClockSettings): Instant =>
  plusBusinessDays(
    startOfDay(countsAs(at, settings)),
    settings.replyBusinessDays,
    new Set(settings.holidays),
  );

/** The day by which an action is to be done, where nobody chose one: never a day on which the county is closed. */
export function defaultActionDue(at: Instant, settings: ClockSettings): LocalDate {
  const closed = new Set(settings.holidays);
  let day = plusDays(localDate(at), settings.actionDays);
  while (!isBusinessDay(day, closed)) day = plusDays(day, 1);
  return day;
}

/** At least so many calendar days from now, or later where it was later before. */
export const atLeast = (due: LocalDate, at: Instant, days: number): LocalDate => {
  const least = plusDays(localDate(at), days);
  return least > due ? least : due;
};

/** After the county's answer to a question about it. */
export const daysAfterAnswer = 3;
/** After a document of a completed action was refused. */
export const daysAfterReopening = 5;
