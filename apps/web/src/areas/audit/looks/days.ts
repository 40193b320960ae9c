import { useSearchParams } from 'react-router';
import { dateText } from '../../../shared/dates.js';
import type { DayRange } from '../parts/range-filter.js';

/** The days that the address names; `''` where it names none. */
export function useDays(): readonly [DayRange, (range: DayRange) => void] {
  const [address, setAddress] = useSearchParams();
  const range = { from: address.get('from') ?? '', to: address.get('to') ?? '' };
  const show = ({ from, to }: DayRange) =>
    setAddress((before) => {
      const next = new URLSearchParams(before);
      for (const [name, day] of [
        ['from', from],
        ['to', to],
      ] as const)
        if (day === '') next.delete(name);
        else next.set(name, day);
      return next;
    });
  return [range, show];
}

/** As parameters of a call: what is empty stays out. */
export const daysAsked = ({ from, to }: DayRange): { from?: string; to?: string } => ({
  ...(from !== '' && { from }),
  ...(to !== '' && { to }),
});

/** The days that were searched, for the end of a sentence: "from 12/01/2026 to 12/31/2026". */
export function searchedText({
  from,
  to,
}: {
  readonly from: string | null;
  readonly to: string | null;
}): string {
  const until = to === null ? 'today' : dateText(to);
  return from === null ? `up to ${until}` : `from ${dateText(from)} to ${until}`;
}
