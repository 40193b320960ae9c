import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { ApiProblem } from '#api-client';
import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useLive } from '../../../shared/use-live.js';
import { NotFoundPage } from '../../../shell/problem-pages.js';
import { useMe } from '../../../shell/session.js';
import { caseQuery } from '../parts/case-query.js';
import { caseTopics } from '../parts/case-topics.js';
import type { CaseSummaryData } from '../parts/case-types.js';
import { useCountyWorkers } from '../parts/county-workers.js';
import { paths } from '../parts/navigation.js';
import { useOpenCase } from '../parts/open-case.js';
import { CaseLinks } from './case-links.js';
import { CaseOverview } from './case-overview.js';
import { CasePersons } from './case-persons.js';
import { type CaseTab, CaseTabs, useCaseTab } from './case-tabs.js';
import { CaseTeam } from './case-team.js';
import { CaseTimeline } from './case-timeline.js';
import { CaseState } from './cases-table.js';
import { MessageBanner } from './message-banner.js';
import './cases.css';

const CaseMessages = lazy(async () => ({
  default: (await import('../e-messages/case-messages.js')).CaseMessages,
}));

/** Case Summary: the case, its programs, persons, links and history. Opening it makes it the open case. */
export function CaseSummary() {
  const { caseNumber = '' } = useParams();
  const { open } = useOpenCase();
  const tab = useCaseTab();
  const found = useQuery(caseQuery(caseNumber));
  const { data } = found;
  useEffect(() => {
    if (data) open(data.caseNumber);
  }, [data, open]);
  const { rights } = useMe();
  useLive(data ? caseTopics(data, rights) : [], ['case', caseNumber], ['e-messages', 'case', caseNumber]);
  if (found.error instanceof ApiProblem && found.error.status === 404) return <NotFoundPage />;
  return (
    <Page
      title="Case Summary"
      actions={
        <Link className="usa-button usa-button--outline" to={paths.contactSummary(caseNumber)}>
          Contact Summary
        </Link>
      }
    >
      {found.isPending && <Loading />}
      {found.isError && data === undefined && (
        <ProblemAlert problem={found.error} onRetry={() => void found.refetch()} />
      )}
      {data && (
        <>
          <CaseHead summary={data} />
          <MessageBanner caseNumber={data.caseNumber} />
          <CaseTabs shown={tab} />
          <CasePart tab={tab} summary={data} />
        </>
      )}
    </Page>
  );
}

function CaseHead({ summary }: { readonly summary: CaseSummaryData }) {
  const { countyName } = useMe();
  const { nameOf } = useCountyWorkers();
  return (
    <dl className="panel facts">
      <div className="facts__main">
        <dt>Case Name</dt>
        <dd>{summary.name}</dd>
      </div>
      <div>
        <dt>Case Number</dt>
        <dd>{summary.caseNumber}</dd>
      </div>
      <div>
        <dt>County</dt>
        <dd>{countyName ?? summary.county}</dd>
      </div>
      <div>
        <dt>Status</dt>
        <dd>
          <CaseState status={summary.status} />
        </dd>
      </div>
      <div>
        <dt>Worker</dt>
        <dd>{summary.workers.length === 0 ? 'Nobody' : summary.workers.map(nameOf).join(', ')}</dd>
      </div>
    </dl>
  );
}

function CasePart({ tab, summary }: { readonly tab: CaseTab; readonly summary: CaseSummaryData }) {
  switch (tab) {
    case 'overview':
      return <CaseOverview summary={summary} />;
    case 'persons':
      return <CasePersons summary={summary} />;
    case 'links':
      return <CaseLinks summary={summary} />;
    case 'messages':
      return (
        <Suspense fallback={<Loading />}>
          <CaseMessages caseNumber={summary.caseNumber} />
        </Suspense>
      );
    case 'team':
      return <CaseTeam summary={summary} />;
    case 'history':
      return <CaseTimeline caseNumber={summary.caseNumber} />;
  }
}
