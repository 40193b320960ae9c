import { useState } from 'react';
import { TextField } from '../../../shared/field.js';
import { holdReason, useHeldReason } from './held-reason.js';

/** Why somebody looks at what is about nobody in particular. */
export function ReasonForm({
  about,
  what,
  mayStayOut,
  onDone,
  onCancel,
}: {
  readonly about: string;
  readonly what: string;
  readonly mayStayOut: boolean;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}) {
  const held = useHeldReason(about);
  const [reason, setReason] = useState(held?.reason ?? '');
  const [tried, setTried] = useState(false);
  const isMissing = reason.trim() === '' && !mayStayOut;
  return (
    <form
      className="panel subject-form"
      aria-label="Reason"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isMissing) return;
        if (reason.trim() !== '') holdReason(about, reason.trim());
        onDone();
      }}
    >
      <p>
        <strong>{what}</strong>
      </p>
      <TextField
        label="Reason"
        required={!mayStayOut}
        hint={mayStayOut ? 'May stay empty in a demo' : 'Recorded with every look'}
        value={reason}
        onChange={setReason}
        error={tried && isMissing ? 'Say why you look.' : undefined}
        maxLength={500}
      />
      <div className="actions">
        <button type="submit" className="usa-button">
          Look
        </button>
        {onCancel && (
          <button type="button" className="usa-button usa-button--outline" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}
