import type { CountySettings } from '#contexts/county-settings';
import { type Instant, InvalidInput, type LocalDate, plusDays } from '#kernel';
import { daysOfAge, lastDayOlderThan } from '#worklist';
import type { RequestSearchDto } from './case-link-requests.dto.js';

type Asked = Pick<RequestSearchDto, 'status' | 'from' | 'to' | 'overdue' | 'minAge' | 'maxAge'>;

interface Days {
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/**
 * The days on which the requests that are searched for were made: the dates that were asked for, and no others than
 * those of the age that was asked for. What is overdue or not is told by the day from which its goal counts.
 * @throws InvalidInput for a range that ends before it begins, and for the age of requests that have ended
 */
export function requestDates(
  { status, from, to, overdue, minAge, maxAge }: Asked,
  { now, settings }: { readonly now: Instant; readonly settings: CountySettings },
): Days & { readonly clock?: Days } {
  if (from !== undefined && to !== undefined && from > to) invalid('to', 'must not be before from');
  if (minAge !== undefined && maxAge !== undefined && minAge > maxAge)
    invalid('maxAge', 'must not be less than minAge');
  const aged = Object.entries({ overdue, minAge, maxAge }).find(([, value]) => value !== undefined);
  if (aged !== undefined && status !== 'Pending')
    invalid(aged[0], 'is for Pending requests only: a request that has ended grows no older');
  const goal = settings.caseLinkSlaBusinessDays;
  const calendar = { now, holidays: new Set(settings.holidays) };
  const ranges = [{ from, to }, daysOfAge({ least: minAge, most: maxAge }, calendar)];
  const late = lastDayOlderThan(goal, calendar);
  const clock =
    overdue === undefined ? undefined : overdue === 'true' ? { to: late } : { from: plusDays(late, 1) };
  const begin = ranges
    .flatMap((each) => each.from ?? [])
    .sort()
    .at(-1);
  const end = ranges.flatMap((each) => each.to ?? []).sort()[0];
  return { ...(begin && { from: begin }), ...(end && { to: end }), ...(clock && { clock }) };
}

function invalid(field: string, message: string): never {
  throw new InvalidInput([{ field, message }]);
}
