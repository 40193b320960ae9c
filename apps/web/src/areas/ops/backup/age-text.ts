const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago, as people say it: `40 minutes`, `5 hours`, `3 days`. */
export function ageText(since: string, now: Date): string {
  const passed = Math.max(0, now.getTime() - new Date(since).getTime());
  if (passed < hour) return counted(Math.floor(passed / minute), 'minute');
  if (passed < 2 * day) return counted(Math.floor(passed / hour), 'hour');
  return counted(Math.floor(passed / day), 'day');
}

const counted = (value: number, one: string): string => `${value} ${one}${value === 1 ? '' : 's'}`;
