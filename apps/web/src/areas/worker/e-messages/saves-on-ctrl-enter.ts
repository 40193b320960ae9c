import type { KeyboardEvent } from 'react';

/** Ctrl Enter in any field of a form is its Save. */
export function savesOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
