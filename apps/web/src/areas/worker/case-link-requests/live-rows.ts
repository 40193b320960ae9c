import { pageSizes } from './search-criteria.js';
import type { RequestRow } from './types.js';
import { counted } from './words.js';

/** A row of the list; one that is `gone` was handled elsewhere and only stands here until the list is left alone. */
export interface ShownRow {
  readonly row: RequestRow;
  readonly gone: boolean;
}

/** Where the rows stand among all that were found. */
export interface Place {
  /** From 1. */
  readonly page: number;
}

/**
 * The list while somebody works in it: what was there keeps its place, changed where it changed; what vanished stays,
 * marked; what is new waits to be asked for. So nothing moves under a cursor.
 */
export function heldRows(
  before: readonly RequestRow[],
  now: readonly RequestRow[],
  place: Place = { page: 1 },
): { readonly rows: readonly ShownRow[]; readonly arrived: number } {
  const latest = new Map(now.map((each) => [each.requestId, each]));
  const { gone, arrived } = comparedPages(before, now, place);
  return {
    rows: before.map((each) => ({
      row: latest.get(each.requestId) ?? each,
      gone: gone.includes(each.requestId),
    })),
    arrived,
  };
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

/**
 * What changed between two answers to the same question, in words for a screen reader; empty when nothing did.
 * `own` are requests that the reader just changed: they know. `totals` are those of both answers.
 */
export function changesText(
  before: readonly RequestRow[],
  now: readonly RequestRow[],
  {
    own,
    nameOf,
    page = 1,
    totals,
  }: Partial<Place> & {
    readonly own: ReadonlySet<string>;
    readonly nameOf: (worker: string) => string;
    readonly totals?: readonly [number, number] | undefined;
  },
): string {
  const earlier = new Map(before.map((each) => [each.requestId, each]));
  const { gone, arrived } = comparedPages(before, now, { page });
  const left = gone.filter((each) => !own.has(each)).length;
  const elsewhere = totals === undefined ? 0 : totals[1] - totals[0] - arrived + gone.length;
  const moved = now.flatMap(({ requestId, registrantName, assignee }) => {
    const previous = earlier.get(requestId);
    if (previous === undefined || previous.assignee === assignee || own.has(requestId)) return [];
    return [
      assignee === null
        ? `The request of ${registrantName} is unassigned again.`
        : `The request of ${registrantName} is now with ${nameOf(assignee)}.`,
    ];
  });
  return [
    ...(left > 0 ? [`${counted(left, 'request')} left this list.`] : []),
    ...(arrived > 0 ? [`${counted(arrived, 'new request')}.`] : []),
    ...(elsewhere > 0 ? [`${counted(elsewhere, 'more request')} on other pages.`] : []),
    ...(elsewhere < 0 ? [`${counted(-elsewhere, 'request')} fewer on other pages.`] : []),
    ...moved,
  ].join(' ');
}
