const rowsOf = () => [...document.querySelectorAll<HTMLElement>('tr[data-row]')];

/** The id of the row that holds the focus. */
export function focusedRow(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('tr[data-row]')?.dataset.row;
}

/** Moves the focus to the next (1) or previous (-1) row's first link or radio button; from outside to the nearest end. */
export function moveToRow(step: 1 | -1): void {
  const rows = rowsOf();
  const at = rows.findIndex(({ dataset }) => dataset.row === focusedRow());
  const next = at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step;
  focusIn(rows[next]);
}

/** Moves the focus to the row of this id, where it is shown. */
export function moveToRowOf(id: string): void {
  focusIn(rowsOf().find(({ dataset }) => dataset.row === id));
}

function focusIn(row: HTMLElement | undefined): void {
  const target = row?.querySelector<HTMLElement>('a[href], input[type=radio]');
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}
