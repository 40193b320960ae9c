import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '#api-client';
import { Alert } from './alert.js';
import { problemText } from './problem-text.js';

/** What was refused or went wrong and what to do about it, with a way to try again where that may help. */
export function ProblemAlert({
  problem,
  onRetry,
}: {
  readonly problem: unknown;
  readonly onRetry?: () => void;
}) {
  const { t } = useTranslation();
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => alert.current?.focus(), []);
  const refused = problem instanceof ApiProblem && problem.status === 409;
  return (
    <div ref={alert} tabIndex={-1} className="problem" role="alert">
      <Alert type={refused ? 'warning' : 'error'}>
        {problemText(problem, t)}
        {problem instanceof ApiProblem && problem.errors.length > 0 && (
          <ul className="problem__fields">
            {problem.errors.map(({ field, message }) => (
              <li key={field}>
                <strong>{field}</strong>: {message}
              </li>
            ))}
          </ul>
        )}
        {onRetry !== undefined && (
          <button type="button" className="usa-button usa-button--unstyled" onClick={onRetry}>
            {t('problem.tryAgain')}
          </button>
        )}
      </Alert>
    </div>
  );
}
