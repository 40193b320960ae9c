import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Dialog } from '../../../shared/dialog.js';
import { ErrorSummary } from '../../../shared/error-summary.js';
import { TextAreaField } from '../../../shared/field.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';

/** Asks before something that cannot simply be taken back, with a reason where one is kept. Cancel has the focus. */
export function ConfirmDialog({
  title,
  action,
  needsReason = false,
  busy,
  problem,
  onConfirm,
  onClose,
  children,
}: {
  readonly title: string;
  readonly action: string;
  readonly needsReason?: boolean;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(0);
  const cancel = useRef<HTMLButtonElement>(null);
  // A dialog begins where nothing happens; the browser would have chosen the first field.
  useEffect(() => cancel.current?.focus(), []);
  const missing = needsReason && reason.trim() === '' ? 'Say why: it is recorded.' : undefined;
  return (
    <Dialog title={title} onClose={onClose}>
      {problem !== null && problem !== undefined && <ProblemAlert key={String(problem)} problem={problem} />}
      {tried > 0 && missing && <ErrorSummary key={tried} errors={[{ label: 'Reason', message: missing }]} />}
      <div className="dialog__text">{children}</div>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (busy) return;
          if (missing) setTried(tried + 1);
          else onConfirm(reason.trim());
        }}
      >
        {needsReason && (
          <TextAreaField
            label="Reason"
            required
            maxLength={500}
            value={reason}
            onChange={setReason}
            error={tried > 0 ? missing : undefined}
          />
        )}
        <div className="actions ops-dialog__actions">
          <button ref={cancel} type="button" className="usa-button usa-button--outline" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="usa-button" aria-disabled={busy}>
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
