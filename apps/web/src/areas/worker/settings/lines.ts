import type { Difference } from '../parts/contact-words.js';

/** The fields of a form in the order of the page: what the server calls each, and what the page does. */
export type Lines<Name extends string> = Readonly<
  Record<Name | 'reason', { readonly field: string; readonly label: string }>
>;

/** What differs between the settings that were seen and those that are kept now, in words. */
export const lineDifferences = <Name extends string>(
  lines: Lines<Name>,
  seen: Readonly<Record<Name, string>>,
  now: Readonly<Record<Name, string>>,
): readonly Difference[] =>
  (Object.keys(lines) as (Name | 'reason')[])
    .filter((name): name is Name => name !== 'reason')
    .filter((name) => seen[name] !== now[name])
    .map((name) => ({ field: lines[name].label, before: seen[name] || 'none', now: now[name] || 'none' }));
