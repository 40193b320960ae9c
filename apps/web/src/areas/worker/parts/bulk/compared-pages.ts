import { pageSizes } from '../../../../shared/criteria.js';
import type { RequestRow } from '../types.js';

/** Where the rows stand among all that were found. */
export interface Place {
  /** From 1. */
  readonly page: number;
}

/**
 * Which requests of a page left the list, and how many are new in it. What only moved from page to page did neither:
 * up from the next page or back to the one before, because something above left; down, because something above came.
 */
export function comparedPages(before: readonly RequestRow[], now: readonly RequestRow[], { page }: Place) {
  const [then, later] = [before, now].map((rows) => new Set(rows.map(({ requestId }) => requestId)));
  const unknown = placesOf(now, then!);
  const missing = placesOf(before, later!);
  const isFull = (rows: readonly RequestRow[]) => pageSizes.some((each) => each === rows.length);
  const came = unknown.among + (page > 1 ? 0 : unknown.first) + (isFull(before) ? 0 : unknown.last);
  const pushed = isFull(now) ? Math.min(missing.last, unknown.first + unknown.among) : 0;
  const away = before.filter(({ requestId }) => !later!.has(requestId)).map(({ requestId }) => requestId);
  return {
    gone: away.slice(page > 1 ? missing.first : 0, away.length - pushed),
    arrived: came,
  };
}

/** How many rows that are not `known` stand before the first that is, among those that are, and after the last. */
function placesOf(rows: readonly RequestRow[], known: ReadonlySet<string>) {
  const isKnown = rows.map(({ requestId }) => known.has(requestId));
  const [first, last] = [isKnown.indexOf(true), isKnown.lastIndexOf(true)];
  if (first === -1) return { first: 0, among: 0, last: rows.length };
  const among = isKnown.slice(first, last).filter((each) => !each).length;
  return { first, among, last: rows.length - 1 - last };
}
