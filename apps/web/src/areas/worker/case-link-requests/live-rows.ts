import { pageSizes } from './search-criteria.js';
import type { RequestRow } from './types.js';
import { counted } from './words.js';

/** A row of the list; one that is `gone` was handled elsewhere and only stands here until the list is left alone. */
export interface ShownRow {
  readonly row: RequestRow;
  readonly gone: boolean;
}

/**
 * The list while somebody works in it: what was there keeps its place, changed where it changed; what vanished stays,
 * marked; what is new waits to be asked for. So nothing moves under a cursor.
 */
export function heldRows(
  before: readonly RequestRow[],
  now: readonly RequestRow[],
): { readonly rows: readonly ShownRow[]; readonly arrived: number } {
  const latest = new Map(now.map((each) => [each.requestId, each]));
  return {
    rows: before.map((each) => {
      const row = latest.get(each.requestId);
      return row === undefined ? { row: each, gone: true } : { row, gone: false };
    }),
    arrived: arrivedIn(before, now),
  };
}

/** How many are new. What only moved up from the next page, because something above it left, is not. */
function arrivedIn(before: readonly RequestRow[], now: readonly RequestRow[]): number {
  const known = new Set(before.map((each) => each.requestId));
  const wasFull = pageSizes.some((each) => each === before.length);
  const lastKnown = now.findLastIndex((each) => known.has(each.requestId));
  return now.filter((each, at) => !known.has(each.requestId) && (at < lastKnown || !wasFull)).length;
}

/**
 * What changed between two answers to the same question, in words for a screen reader; empty when nothing did.
 * `own` are requests that the reader just changed: they know.
 */
export function changesText(
  before: readonly RequestRow[],
  now: readonly RequestRow[],
  { own, nameOf }: { readonly own: ReadonlySet<string>; readonly nameOf: (worker: string) => string },
): string {
  const earlier = new Map(before.map((each) => [each.requestId, each]));
  const later = new Set(now.map((each) => each.requestId));
  const gone = before.filter((each) => !later.has(each.requestId) && !own.has(each.requestId)).length;
  const arrived = arrivedIn(before, now);
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
    ...(gone > 0 ? [`${counted(gone, 'request')} left this list.`] : []),
    ...(arrived > 0 ? [`${counted(arrived, 'new request')}.`] : []),
    ...moved,
  ].join(' ');
}
