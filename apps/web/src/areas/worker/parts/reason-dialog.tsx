import { type ReactNode, useState } from 'react';
import { Dialog } from '../../../shared/dialog.js';
import { ErrorSummary } from '../../../shared/error-summary.js';
import { SelectField, TextAreaField } from '../../../shared/field.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { FormDialogButtons } from '../../../shared/staff/form-dialog.js';
import type { Reasoned } from './use-reasoned.js';
import { optionsOf } from './words.js';

/** A reason from a closed list with a note, as somebody is entering it. */
export interface ReasonText<Reason extends string> {
  readonly reason: Reason | '';
  readonly note: string;
}

/** Asks for a reason before something is done that cannot be taken back. `other` needs a note. */
export function ReasonDialog<Reason extends string>(props: {
  readonly title: string;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly action: string;
  readonly text: ReasonText<Reason>;
  readonly onText: (text: ReasonText<Reason>) => void;
  readonly onSubmit: (reasoned: Reasoned<Reason>) => void;
  readonly onClose: () => void;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly children?: ReactNode;
}) {
  const { title, reasons, action, text, onText, onSubmit, onClose, busy, problem, children } = props;
  const [tried, setTried] = useState(0);
  const { reason, note } = text;
  const missing = {
    reason: reason === '' ? 'Choose a reason.' : undefined,
    note: reason === 'other' && note.trim() === '' ? 'Add a note that says why.' : undefined,
  };
  const errors = [
    ...(missing.reason ? [{ label: 'Reason', message: missing.reason }] : []),
    ...(missing.note ? [{ label: 'Note', message: missing.note }] : []),
  ];
  return (
    <Dialog title={title} onClose={onClose}>
      {problem !== null && problem !== undefined && <ProblemAlert key={String(problem)} problem={problem} />}
      {tried > 0 && <ErrorSummary key={tried} errors={errors} />}
      {children}
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (busy) return;
          if (errors.length > 0 || reason === '') setTried(tried + 1);
          else onSubmit({ reason, ...(note.trim() && { note: note.trim() }) });
        }}
      >
        <SelectField
          label="Reason"
          required
          empty="- Select -"
          value={reason}
          options={optionsOf(reasons)}
          onChange={(next) => onText({ reason: next, note })}
          error={tried > 0 ? missing.reason : undefined}
        />
        <TextAreaField
          label="Note"
          required={reason === 'other'}
          maxLength={2000}
          value={note}
          onChange={(next) => onText({ reason, note: next })}
          error={tried > 0 ? missing.note : undefined}
        />
        <FormDialogButtons action={action} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
