import { comparedPages, type Place } from '../../parts/bulk/compared-pages.js';
import type { RequestRow } from '../../parts/types.js';
import { counted } from '../../parts/words.js';

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
