import { comparedPages, type Place } from '../bulk/compared-pages.js';

/** A row of a list; one that is `gone` was handled elsewhere and only stands here until the list is left alone. */
export interface ShownRow<Row> {
  readonly row: Row;
  readonly gone: boolean;
}

/**
 * A list while somebody works in it: what was there keeps its place, changed where it changed; what vanished stays,
 * marked; what is new waits to be asked for. So nothing moves under a cursor.
 */
export function heldRows<Row>(
  before: readonly Row[],
  now: readonly Row[],
  { page = 1, idOf }: Partial<Place> & { readonly idOf: (row: Row) => string },
): { readonly rows: readonly ShownRow<Row>[]; readonly arrived: number } {
  const latest = new Map(now.map((each) => [idOf(each), each]));
  const { gone, arrived } = comparedPages(before.map(idOf), now.map(idOf), { page });
  return {
    rows: before.map((each) => ({
      row: latest.get(idOf(each)) ?? each,
      gone: gone.includes(idOf(each)),
    })),
    arrived,
  };
}
