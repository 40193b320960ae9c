import { useEffect, useRef } from 'react';

/** One thing to fix, and the field where it is fixed: by its id, or by its label, which is then said too. */
export interface FormError {
  readonly message: string;
  readonly fieldId?: string | undefined;
  readonly label?: string | undefined;
}

/** Above a form: what is wrong with it, each leading to its field. Takes the focus when it appears or changes. */
export function ErrorSummary({
  errors,
  heading,
}: {
  readonly errors: readonly FormError[];
  /** Where there is room for one. */
  readonly heading?: string;
}) {
  const alert = useRef<HTMLDivElement>(null);
  // Another language says the same: it moves nobody.
  const said = errors.map(({ fieldId, message }) => fieldId ?? message).join();
  useEffect(() => {
    if (said !== '') alert.current?.focus();
  }, [said]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={alert}
      tabIndex={-1}
      role="alert"
      className={`usa-alert usa-alert--error ${heading === undefined ? 'problem usa-alert--slim' : 'mistakes'}`}
    >
      <div className="usa-alert__body">
        {heading !== undefined && <h2 className="usa-alert__heading">{heading}</h2>}
        <ul className={heading === undefined ? 'errors' : 'usa-list'}>
          {errors.map((error) => (
            <li key={`${error.fieldId ?? error.label} ${error.message}`}>
              <WayToField error={error} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function WayToField({ error: { message, fieldId, label } }: { readonly error: FormError }) {
  if (fieldId !== undefined)
    return (
      <a
        className="usa-link"
        href={`#${fieldId}`}
        onClick={(event) => {
          event.preventDefault();
          document.getElementById(fieldId)?.focus();
        }}
      >
        {message}
      </a>
    );
  if (label === undefined) return message;
  return (
    <button
      type="button"
      className="usa-button usa-button--unstyled"
      onClick={({ currentTarget }) => focusField(label, currentTarget)}
    >
      {label}
      {label.endsWith('?') ? ' ' : ': '}
      {message}
    </button>
  );
}

/** A dialog's fields may be called like those of the page behind it. */
function focusField(label: string, from: Element): void {
  const form = from.closest('dialog') ?? document;
  const labels = [...form.querySelectorAll<HTMLLabelElement>('label')];
  const found = labels.find((each) => each.textContent?.replace(/\s*\*$/, '').trim() === label)?.control;
  const group = [...form.querySelectorAll('fieldset')].find((each) =>
    each.querySelector('legend')?.textContent?.startsWith(label),
  );
  (found ?? group?.querySelector<HTMLElement>('input'))?.focus();
}
