import { useShortcuts } from '../../../../shared/shortcuts.js';
import { useMe } from '../../../../shell/session.js';
import type { ShownRow } from '../../parts/list/held-rows.js';
import { focusedRow, moveToRow } from '../../parts/row-cursor.js';
import type { RequestRow } from '../../parts/types.js';
import type { RowActions } from './request-list-row.js';

/** The keys of Case Link Request Search: those of a row act on the one that holds the focus, while it is open. */
export function useRowShortcuts(
  rows: readonly ShownRow<RequestRow>[],
  actions: RowActions,
  turn: (pages: 1 | -1) => void,
): void {
  const { id: me } = useMe();
  const onRow = (act: (requestId: string, assignee: string | null) => void) => () => {
    const found = rows.find(({ row, gone }) => row.requestId === focusedRow() && !gone);
    if (found?.row.requestStatus === 'Pending') act(found.row.requestId, found.row.assignee);
  };
  const takeOrPutBack = (requestId: string, assignee: string | null) => {
    if (assignee === null) actions.take?.(requestId);
    else if (assignee === me) actions.release?.(requestId);
  };
  useShortcuts([
    { keys: 'j', does: 'next row', run: () => moveToRow(1) },
    { keys: 'k', does: 'previous row', run: () => moveToRow(-1) },
    { keys: 's', does: 'Submit', run: onRow((id) => actions.submit?.(id)) },
    { keys: 't', does: 'take or put back', run: onRow(takeOrPutBack) },
    { keys: 'x', does: 'choose', run: onRow((id) => actions.choose?.(id)) },
    { keys: 'n', does: 'next page', run: () => turn(1) },
    { keys: 'p', does: 'previous page', run: () => turn(-1) },
  ]);
}
