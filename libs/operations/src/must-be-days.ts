import { InvalidInput, isLocalDate } from '#kernel';

/** @throws InvalidInput for what is no day of the calendar, as the options are called */
export function mustBeDays({ from, to }: { readonly from?: string; readonly to?: string }): void {
  for (const [field, day] of [
    ['--from', from],
    ['--to', to],
  ] as const)
    if (day !== undefined && !isLocalDate(day))
      throw new InvalidInput([{ field, message: 'must be a date that exists, written as YYYY-MM-DD' }]);
}
