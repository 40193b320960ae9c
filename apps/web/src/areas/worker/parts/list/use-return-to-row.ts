import { useEffect, useRef } from 'react';
import { after } from '../../../../shared/wall-clock.js';
import { moveToRowOf } from '../row-cursor.js';

/**
 * Back from what was opened in a list the focus returns to its row, once the list is as it is now; not from whoever has gone
 * on meanwhile, to a field or to what they searched for.
 */
export function useReturnToRow(
  id: string | undefined,
  { items, isFetching }: { readonly items: readonly unknown[]; readonly isFetching: boolean },
): void {
  const returned = useRef(id);
  useEffect(() => {
    // What was kept of an earlier answer may hold the very row that is done with by now.
    if (returned.current === undefined || isFetching || items.length === 0) return;
    const row = returned.current;
    // Only after the page has put the focus on its title.
    return after(0, () => {
      returned.current = undefined;
      if (!hasGoneOn()) moveToRowOf(row);
    });
  }, [items, isFetching]);
}

/** A page that was come to has the focus on its title, or nowhere. */
function hasGoneOn(): boolean {
  const at = document.activeElement;
  return at !== null && at !== document.body && at.tagName !== 'H1';
}
