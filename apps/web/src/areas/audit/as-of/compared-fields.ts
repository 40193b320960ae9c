import type { ComparedField } from '../parts/compare-table.js';
import type { AsOf } from './use-as-of.js';

/** What differs, and with it what is equal: the fields of one moment that do not differ. */
export function comparedFields({ state, differences }: AsOf): readonly ComparedField[] {
  const differing = differences ?? [];
  const named = new Set(differing.map(({ field }) => field));
  const isNamed = (title: string, field: string) => named.has(field) || named.has(`${title}: ${field}`);
  const equal = state.flatMap(({ title, fields }) =>
    fields
      .filter(({ field }) => !isNamed(title, field))
      .map(({ field, value }) => ({
        field: state.length === 1 ? field : `${title}: ${field}`,
        before: value,
        after: value,
      })),
  );
  return [...differing, ...equal];
}
