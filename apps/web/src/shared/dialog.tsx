import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

/**
 * A modal dialog of the browser's own: it keeps the focus inside, gives it back, and hides the page from a screen
 * reader. With `onClose`, Escape closes it; without, it must be answered.
 */
export function Dialog({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose?: () => void;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const left = useRef(false);
  // Closed while it still stands in the page, or the browser could not give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    left.current = false;
    element?.showModal();
    return () => {
      left.current = true;
      element?.close();
      // Open since the page came, as a kept draft is, it has nobody to give the focus back to: then the title takes it.
      if (document.activeElement === document.body) document.querySelector<HTMLElement>('h1')?.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      // At a second Escape Chrome closes it without asking.
      onClose={({ currentTarget }) => {
        if (left.current || currentTarget.open) return;
        if (onClose) onClose();
        else currentTarget.showModal();
      }}
    >
      <h2 id={heading} className="usa-modal__heading">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
