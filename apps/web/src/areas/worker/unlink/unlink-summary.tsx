import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ApiProblem } from '#api-client';
import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { QueryProblem } from '../../../shared/staff/query-problem.js';
import { Forbidden, NotFoundPage } from '../../../shell/problem-pages.js';
import { useMe } from '../../../shell/session.js';
import { personQuery } from '../parts/person-query.js';
import { title, UnlinkSummaryPage } from './unlink-summary-page.js';

/** Case Link Select Person Summary of the Unlink flow (rule W8). */
export function UnlinkSummary() {
  const { personId = '' } = useParams();
  const { rights } = useMe();
  if (!rights.includes('case-link:unlink')) return <Forbidden right="case-link:unlink" />;
  return <Loaded key={personId} personId={personId} />;
}

function Loaded({ personId }: { personId: string }) {
  const person = useQuery(personQuery(personId));
  if (person.error instanceof ApiProblem && person.error.status === 404) return <NotFoundPage />;
  if (person.data === undefined)
    return (
      <Page title={title}>
        <QueryProblem query={person} />
        {person.isPending && <Loading />}
      </Page>
    );
  return <UnlinkSummaryPage person={person.data} />;
}
