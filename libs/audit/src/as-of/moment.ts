import { DateTime } from 'luxon';
import { type Instant, zone } from '#kernel';

/**
 * A moment as people write it: with its zone, or in California's time; a day alone is its end. Undefined: there is no such
 * moment.
 */
export function momentIn(text: string): Instant | undefined {
  const at = DateTime.fromISO(text, { zone });
  if (!at.isValid || at.year < 1900 || at.year > 2200) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? at.endOf('day') : at;
  return day.toUTC().toISO() ?? undefined;
}
