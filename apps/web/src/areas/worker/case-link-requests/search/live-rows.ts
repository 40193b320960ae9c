import { comparedPages, type Place } from '../../parts/bulk/compared-pages.js';
import { requestIdOf as idOf, type RequestRow } from '../../parts/types.js';
import { counted } from '../../parts/words.js';

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
  const { gone, arrived } = comparedPages(before.map(idOf), now.map(idOf), { page });
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
