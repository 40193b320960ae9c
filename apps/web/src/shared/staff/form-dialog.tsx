import type { ReactNode } from 'react';
import { Dialog } from '../dialog.js';
import { ProblemAlert } from '../problem-alert.js';

/** What a form in a dialog ends with: what does it, and the way back. */
export const FormDialogButtons = ({
  action,
  busy = false,
  onClose,
}: {
  readonly action: string;
  readonly busy?: boolean;
  readonly onClose: () => void;
}) => (
  <div className="actions">
    <button type="submit" className="usa-button" aria-disabled={busy}>
      {action}
    </button>
    <button type="button" className="usa-button usa-button--outline" onClick={onClose}>
      Cancel
    </button>
  </div>
);

/** A dialog of staff that asks for something and does it: pressed while it is being done, nothing happens. */
export function FormDialog({
  title,
  action,
  command,
  onSubmit,
  onClose,
  children,
}: {
  readonly title: string;
  readonly action: string;
  readonly command: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!command.isPending) onSubmit();
        }}
      >
        {command.isError && <ProblemAlert problem={command.error} />}
        {children}
        <FormDialogButtons action={action} busy={command.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
