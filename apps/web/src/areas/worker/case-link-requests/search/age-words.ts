import type { Age } from '../../parts/request-criteria.js';
import { counted } from '../../parts/words.js';

/** `Today`, `1 business day`, `1 to 3 business days`, `At least 11 business days`, `At most 3 business days` */
export function ageText({ least, most }: Exclude<Age, string>): string {
  if (most === undefined) return `At least ${counted(least ?? 0, 'business day')}`;
  if (most === 0) return 'Today';
  if (least === most) return counted(most, 'business day');
  return least === undefined || least === 0
    ? `At most ${counted(most, 'business day')}`
    : `${least} to ${counted(most, 'business day')}`;
}

/** An age as the value of a choice, and back: `overdue`, `1-3`, `11-`, or empty for any. */
export const ageValue = (age: Age): string =>
  age === 'any' ? '' : age === 'overdue' ? age : `${age.least ?? ''}-${age.most ?? ''}`;

/** @see ageValue */
export function ageOfValue(value: string): Age {
  if (value === '') return 'any';
  if (value === 'overdue') return value;
  const [least, most] = value.split('-').map((each) => (each === '' ? undefined : Number(each)));
  return { least, most };
}

const usual = ['0-0', '1-3', '4-5', '6-10', '11-'];

/** What can be chosen: overdue, the usual ranges, and the one that is asked for by now. */
export function ageOptions(asked: Age): readonly { readonly value: string; readonly text: string }[] {
  const now = ageValue(asked);
  const ranges = now === '' || now === 'overdue' || usual.includes(now) ? usual : [...usual, now];
  return [
    { value: 'overdue', text: 'Overdue' },
    ...ranges.map((value) => ({ value, text: ageText(ageOfValue(value) as Exclude<Age, string>) })),
  ];
}
