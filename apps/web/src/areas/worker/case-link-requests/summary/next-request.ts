import type { RequestRow } from '../../parts/types.js';

type Row = Pick<RequestRow, 'requestId' | 'requestStatus' | 'assignee' | 'waiting'>;

/**
 * The request to go on with: the one behind this one in the list as it stood, or else the first one of the list as it
 * stands now. Nothing that a colleague has in hand, waits for the customer, or is over.
 */
export function chosenNext(
  now: readonly Row[],
  { id, current, list }: { readonly id: string; readonly current: string; readonly list: readonly string[] },
): string | undefined {
  const free = now
    .filter(({ requestStatus, waiting }) => requestStatus === 'Pending' && waiting === null)
    .filter(({ assignee }) => assignee === null || assignee === id)
    .map(({ requestId }) => requestId)
    .filter((each) => each !== current);
  const behind = list.slice(list.indexOf(current) + 1);
  return behind.find((each) => free.includes(each)) ?? free[0];
}
