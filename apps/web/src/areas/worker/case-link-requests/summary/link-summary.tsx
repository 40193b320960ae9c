import { useParams } from 'react-router';
import { ApiProblem } from '#api-client';
import { Loading } from '../../../../shared/loading.js';
import { Page } from '../../../../shared/page.js';
import { QueryProblem } from '../../../../shared/staff/query-problem.js';
import { NotFoundPage } from '../../../../shell/problem-pages.js';
import { useLinkSummary } from '../use-link-summary.js';
import { LinkSummaryPage, title } from './link-summary-page.js';

/** Case Link Select Person Summary: view only, or with the person who was selected (rule W3). */
export function LinkSummary() {
  const { requestId = '', personId } = useParams();
  return <Loaded key={`${requestId} ${personId}`} requestId={requestId} personId={personId} />;
}

function Loaded({ requestId, personId }: { requestId: string; personId: string | undefined }) {
  const summary = useLinkSummary(requestId, personId);
  if (summary.error instanceof ApiProblem && summary.error.status === 404) return <NotFoundPage />;
  if (summary.data === undefined)
    return (
      <Page title={title}>
        <QueryProblem query={summary} />
        {summary.isPending && <Loading />}
      </Page>
    );
  return <LinkSummaryPage summary={summary.data} stale={<QueryProblem query={summary} />} />;
}
