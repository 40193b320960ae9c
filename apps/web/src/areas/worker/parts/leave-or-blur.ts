/** Escape in a field first leaves the field, so that nobody is taken off a page while typing; then the page. */
export function leaveOrBlur(leave: () => void): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.matches('input, textarea, select'))
    activeElement.blur();
  else leave();
}
