import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '#api-client';
import { Alert } from './alert.js';
import { problemText } from './problem-text.js';

interface Problem {
  readonly problem: unknown;
  readonly onRetry?: () => void;
}

/**
 * What was refused or went wrong and what to do about it, with a way to try again where that may help. Of a session
 * that ended the dialog over the page speaks, and takes the focus.
 */
export function ProblemAlert(props: Problem) {
  const { problem } = props;
  return problem instanceof ApiProblem && problem.status === 401 ? null : <FocusedAlert {...props} />;
}

function FocusedAlert({ problem, onRetry }: Problem) {
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
