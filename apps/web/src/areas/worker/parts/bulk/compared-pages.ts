import { pageSizes } from '../../../../shared/criteria.js';

/** Where the rows stand among all that were found. */
export interface Place {
  /** From 1. */
  readonly page: number;
}

/**
 * Which rows of a page, by their ids, left the list, and how many are new in it. What only moved from page to page did neither:
 * up from the next page or back to the one before, because something above left; down, because something above came.
 */
export function comparedPages(before: readonly string[], now: readonly string[], { page }: Place) {
  const [then, later] = [before, now].map((ids) => new Set(ids));
  const unknown = placesOf(now, then!);
  const missing = placesOf(before, later!);
  const isFull = (ids: readonly string[]) => pageSizes.some((each) => each === ids.length);
  const came = unknown.among + (page > 1 ? 0 : unknown.first) + (isFull(before) ? 0 : unknown.last);
  const pushed = isFull(now) ? Math.min(missing.last, unknown.first + unknown.among) : 0;
  const away = before.filter((id) => !later!.has(id));
  return {
    gone: away.slice(page > 1 ? missing.first : 0, away.length - pushed),
    arrived: came,
  };
}

/** How many rows that are not `known` stand before the first that is, among those that are, and after the last. */
function placesOf(ids: readonly string[], known: ReadonlySet<string>) {
  const isKnown = ids.map((id) => known.has(id));
  const [first, last] = [isKnown.indexOf(true), isKnown.lastIndexOf(true)];
  if (first === -1) return { first: 0, among: 0, last: ids.length };
  const among = isKnown.slice(first, last).filter((each) => !each).length;
  return { first, among, last: ids.length - 1 - last };
}
