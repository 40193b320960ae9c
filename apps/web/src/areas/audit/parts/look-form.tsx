import type { ReactNode } from 'react';
import { TextField } from '../../../shared/field.js';

/** Why somebody looks. */
export const ReasonField = ({
  value,
  onChange,
  mayStayOut,
  tried,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly mayStayOut: boolean;
  /** Whether what is missing is said. */
  readonly tried: boolean;
}) => (
  <TextField
    label="Reason"
    required={!mayStayOut}
    hint={mayStayOut ? 'May stay empty in a demo' : 'Recorded with every look'}
    value={value}
    onChange={onChange}
    error={tried && !mayStayOut && value.trim() === '' ? 'Say why you look.' : undefined}
    maxLength={500}
  />
);

/** What has to be said before anything is looked at. */
export const LookForm = ({
  label,
  onLook,
  onCancel,
  children,
}: {
  readonly label: string;
  readonly onLook: () => void;
  /** Only where something is looked at already. */
  readonly onCancel: (() => void) | undefined;
  readonly children: ReactNode;
}) => (
  <form
    className="panel subject-form"
    aria-label={label}
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      onLook();
    }}
  >
    {children}
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
