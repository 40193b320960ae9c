import { useState } from 'react';
import type { Place } from '../bulk/compared-pages.js';
import { heldRows } from './held-rows.js';

/**
 * The rows to show of the newest answer. While the keyboard or the pointer is in the list (`enter`, `leave`) no row
 * moves; `settle` shows the list as it is now.
 * @param question what was asked, so that another question's answer is shown at once
 */
export function useHeldRows<Row>(
  items: readonly Row[],
  question: string,
  place: Place & { readonly idOf: (row: Row) => string },
) {
  const [busy, setBusy] = useState({ focus: false, pointer: false });
  const [base, setBase] = useState({ question, items });
  const isBusy = busy.focus || busy.pointer;
  if (base.items !== items && (!isBusy || base.question !== question)) setBase({ question, items });
  return {
    ...heldRows(base.items, items, place),
    enter: (by: 'focus' | 'pointer') => setBusy((now) => ({ ...now, [by]: true })),
    leave: (by: 'focus' | 'pointer') => setBusy((now) => ({ ...now, [by]: false })),
    settle: () => setBase({ question, items }),
  };
}
