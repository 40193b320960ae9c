import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** One thing to fix and the id of the control where it is fixed. */
interface Mistake {
  readonly fieldId: string;
  readonly text: string;
}

/**
 * What is to be fixed, above the form, each a way to its field. Takes the focus when it appears: give it a `key` that
 * changes with each try.
 */
export function ErrorSummary({ mistakes }: { readonly mistakes: readonly Mistake[] }) {
  const { t } = useTranslation();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), []);
  return (
    <div ref={summary} tabIndex={-1} role="alert" className="usa-alert usa-alert--error mistakes">
      <div className="usa-alert__body">
        <h2 className="usa-alert__heading">{t('portal.form.wrong', { count: mistakes.length })}</h2>
        <ul className="usa-list">
          {mistakes.map(({ fieldId, text }) => (
            <li key={fieldId}>
              <a
                className="usa-link"
                href={`#${fieldId}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId)?.focus();
                }}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
