/** A moment as two fields of a form hold it, in California: day, and time to the millisecond. */
export interface LocalMoment {
  readonly day: string;
  readonly time: string;
}

const zone = 'America/Los_Angeles';

/** Nothing of what is no moment. */
export function localMomentOf(at: string): LocalMoment {
  const local = /^(\d{4}-\d\d-\d\d)(?:T([\d:.]+))?$/.exec(at);
  if (local !== null) return { day: local[1]!, time: local[2] ?? '' };
  const moment = new Date(at);
  if (at === '' || Number.isNaN(moment.getTime())) return { day: '', time: '' };
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...options }).format(moment);
  return {
    day: part({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    time: part({
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
      hourCycle: 'h23',
    }),
  };
}

/** As the server reads it, in California's time; without a time, the day's end. Empty: no moment. */
export const textOf = ({ day, time }: LocalMoment): string =>
  day === '' ? '' : time === '' ? day : `${day}T${time}`;
