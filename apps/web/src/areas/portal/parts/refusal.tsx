import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '../../../shared/alert.js';
import { refusalText } from './refusal-text.js';

/**
 * Why what the customer asked for did not happen. Takes the focus: give it a `key` that changes with each try, so that
 * the same refusal is heard again.
 */
export function Refusal({
  problem,
  text,
  onRetry,
}: {
  readonly problem: unknown;
  /** In place of the text that goes by the problem's code. */
  readonly text?: string | undefined;
  readonly onRetry?: () => void;
}) {
  const { t, i18n } = useTranslation();
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => alert.current?.focus(), []);
  return (
    <div ref={alert} tabIndex={-1} className="problem" role="alert">
      <Alert
        type="error"
        action={
          onRetry && (
            <button type="button" className="usa-button usa-button--unstyled" onClick={onRetry}>
              {t('problem.tryAgain')}
            </button>
          )
        }
      >
        {text ?? refusalText(problem, t, i18n.language)}
      </Alert>
    </div>
  );
}
