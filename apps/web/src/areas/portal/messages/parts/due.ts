/** How far a last day is, in calendar days: 0 is today, less than that is past. Both as `YYYY-MM-DD`. */
export const daysUntil = (due: string, today: string): number =>
  (Date.parse(`${due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;

/** A moment at which a day is over counts as that day: a clock ends at 24:00. */
export const lastMomentBefore = (ends: string): string => new Date(Date.parse(ends) - 1_000).toISOString();
