import { useState } from 'react';
import { holdReason, useHeldReason } from './held-reason.js';
import { LookForm, ReasonField } from './look-form.js';

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
  return (
    <LookForm
      label="Reason"
      onCancel={onCancel}
      onLook={() => {
        setTried(true);
        if (reason.trim() !== '') holdReason(about, reason.trim());
        else if (!mayStayOut) return;
        onDone();
      }}
    >
      <p>
        <strong>{what}</strong>
      </p>
      <ReasonField value={reason} onChange={setReason} mayStayOut={mayStayOut} tried={tried} />
    </LookForm>
  );
}
