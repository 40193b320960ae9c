import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Alert } from '../alert.js';
import { ProblemAlert } from '../problem-alert.js';
import { problemText } from '../problem-text.js';

/**
 * What kept a query from its answer. While an earlier answer is shown it only says that this is not the newest, and
 * leaves the focus where it is.
 */
export function QueryProblem({ query }: { readonly query: Asked }) {
  const { t } = useTranslation();
  if (!query.isError) return null;
  const retry = () => void query.refetch();
  if (query.data === undefined) return <ProblemAlert problem={query.error} onRetry={retry} />;
  return (
    <div className="problem" role="status">
      <Alert
        type="warning"
        action={
          <button type="button" className="usa-button usa-button--unstyled" onClick={retry}>
            {t('problem.tryAgain')}
          </button>
        }
      >
        What you see may have changed meanwhile. {problemText(query.error, t)}
      </Alert>
    </div>
  );
}

/** Of a query, or of a list that goes on. */
export interface Asked extends Pick<UseQueryResult, 'data' | 'error' | 'isError'> {
  refetch(): Promise<unknown>;
}
