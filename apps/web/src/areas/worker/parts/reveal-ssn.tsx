import { useEffect, useRef, useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Dialog } from '../../../shared/dialog.js';
import { TextField } from '../../../shared/field.js';
import { fieldError } from '../../../shared/field-errors.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { after } from '../../../shared/wall-clock.js';
import { useMe } from '../../../shell/session.js';
import { useReasoned } from './use-reasoned.js';

const shownFor = 60_000;

/** The masked Social Security Number; who has the right sees all of it for a minute, after giving a reason. */
export function RevealSsn({
  personId,
  name,
  masked,
}: {
  readonly personId: string;
  readonly name: string;
  readonly masked: string | null;
}) {
  const { rights } = useMe();
  const [asking, setAsking] = useState(false);
  const [ssn, setSsn] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const wasUsed = useRef(false);
  useEffect(() => {
    if (ssn === undefined) return;
    return after(shownFor, () => {
      // Whoever types elsewhere by then keeps the focus.
      wasUsed.current = document.activeElement === button.current;
      setSsn(undefined);
    });
  }, [ssn]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: Show and Hide take each other's place, and the focus
  useEffect(() => {
    if (wasUsed.current) button.current?.focus();
  }, [ssn]);
  if (masked === null) return <span className="muted">None on file</span>;
  if (ssn !== undefined)
    return (
      <span className="ssn">
        <strong role="status">{ssn}</strong>{' '}
        <button
          ref={button}
          type="button"
          className="usa-button usa-button--unstyled"
          aria-label={`Hide the SSN of ${name}`}
          onClick={() => {
            wasUsed.current = true;
            setSsn(undefined);
          }}
        >
          Hide
        </button>
      </span>
    );
  return (
    <span className="ssn">
      {masked}{' '}
      {rights.includes('person:reveal') && (
        <button
          ref={button}
          type="button"
          className="usa-button usa-button--unstyled"
          aria-label={`Show the SSN of ${name}`}
          onClick={() => setAsking(true)}
        >
          Show
        </button>
      )}
      {asking && (
        <WhyDialog
          personId={personId}
          name={name}
          onClose={() => setAsking(false)}
          onShown={(value) => {
            wasUsed.current = true;
            setAsking(false);
            setSsn(value === null ? 'None on file' : value.replace(/^(\d{3})(\d{2})(\d{4})$/, '$1-$2-$3'));
          }}
        />
      )}
    </span>
  );
}

function WhyDialog({
  personId,
  name,
  onClose,
  onShown,
}: {
  readonly personId: string;
  readonly name: string;
  readonly onClose: () => void;
  readonly onShown: (ssn: string | null) => void;
}) {
  const [missing, setMissing] = useState(false);
  const {
    text: reason,
    enter,
    command: reveal,
  } = useReasoned({
    draft: `reveal:${personId}`,
    empty: '',
    run: (why: string, header) =>
      answered(
        api.POST('/api/v1/persons/{id}/reveal', {
          params: { path: { id: personId }, header },
          body: { field: 'ssn', reason: why },
        }),
      ),
    changes: [],
    onDone: ({ value }) => onShown(value),
  });
  const error = missing ? 'Say why you need the whole number.' : fieldError(reveal.error, 'reason');
  return (
    <Dialog title={`Show the SSN of ${name}`} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const isGiven = reason.trim().length >= 3;
          setMissing(!isGiven);
          if (isGiven) reveal.mutate(reason.trim());
        }}
      >
        {reveal.isError && error === undefined && <ProblemAlert problem={reveal.error} />}
        <p>Your access and your reason are recorded. The number is shown for one minute.</p>
        <TextField label="Reason" required maxLength={500} value={reason} error={error} onChange={enter} />
        <div className="actions dialog-actions">
          <button type="submit" className="usa-button" disabled={reveal.isPending}>
            Show the SSN
          </button>
          <button type="button" className="usa-button usa-button--outline" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
