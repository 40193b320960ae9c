import { useEffect, useRef } from 'react';

export interface FormError {
  /** The label of the field as the form shows it; without one the error is about the whole form. */
  readonly label?: string | undefined;
  readonly message: string;
}

/** Above a form: what is wrong with it, each leading to its field. Takes the focus when it appears or changes. */
export function ErrorSummary({ errors }: { readonly errors: readonly FormError[] }) {
  const alert = useRef<HTMLDivElement>(null);
  const said = errors.map(({ message }) => message).join();
  useEffect(() => {
    if (said !== '') alert.current?.focus();
  }, [said]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={alert}
      tabIndex={-1}
      role="alert"
      className="problem usa-alert usa-alert--error usa-alert--slim"
    >
      <div className="usa-alert__body">
        <ul className="errors">
          {errors.map(({ label, message }) => (
            <li key={`${label} ${message}`}>
              {label === undefined ? (
                message
              ) : (
                <button
                  type="button"
                  className="usa-button usa-button--unstyled"
                  onClick={({ currentTarget }) => focusField(label, currentTarget)}
                >
                  {label}
                  {label.endsWith('?') ? ' ' : ': '}
                  {message}
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
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
