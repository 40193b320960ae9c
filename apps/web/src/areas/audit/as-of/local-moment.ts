import { localDateOf, localTimeOf } from '../../../shared/dates.js';

/** A moment as two fields of a form hold it, in California: day, and time to the millisecond. */
export interface LocalMoment {
  readonly day: string;
  readonly time: string;
}

/** Nothing of what is no moment. */
export function localMomentOf(at: string): LocalMoment {
  const local = /^(\d{4}-\d\d-\d\d)(?:T([\d:.]+))?$/.exec(at);
  if (local !== null) return { day: local[1]!, time: local[2] ?? '' };
  const moment = new Date(at);
  if (at === '' || Number.isNaN(moment.getTime())) return { day: '', time: '' };
  return { day: localDateOf(moment), time: localTimeOf(moment) };
}

/** As the server reads it, in California's time; without a time, the day's end. Empty: no moment. */
export const textOf = ({ day, time }: LocalMoment): string =>
  day === '' ? '' : time === '' ? day : `${day}T${time}`;
