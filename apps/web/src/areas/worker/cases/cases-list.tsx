import { useEffect, useRef } from 'react';
import { Folded } from '../../../shared/folded.js';
import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { Pager } from '../../../shared/pager.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useLastPage } from '../../../shared/use-last-page.js';
import { useNarrow } from '../../../shared/use-narrow.js';
import { useOpenCase } from '../parts/open-case.js';
import { CasesSearchForm } from './cases-search-form.js';
import { CasesTable } from './cases-table.js';
import { NoCases } from './no-cases.js';
import { useCasesList } from './use-cases-list.js';
import './cases.css';

/** Cases List: the county's cases by number, name, program, status and worker. */
export function CasesList() {
  const { criteria, found, place, show } = useCasesList();
  const { caseNumber: openCase } = useOpenCase();
  const narrow = useNarrow();
  const results = useRef<HTMLHeadingElement>(null);
  const asked = useRef(false);
  const { data, isPlaceholderData } = found;
  useEffect(() => {
    if (!asked.current || isPlaceholderData || data === undefined) return;
    asked.current = false;
    results.current?.focus();
  }, [data, isPlaceholderData]);
  const leaves = useLastPage(found, criteria, (page) => show({ ...criteria, page }, { replace: true }));
  const search = (next: typeof criteria) => {
    asked.current = true;
    show(next);
  };
  return (
    <Page title="Cases List">
      {openCase === undefined && (
        <p className="muted">No case is open. Open one here to use its Contact pages.</p>
      )}
      <Folded folds={narrow} summary="Search criteria">
        <CasesSearchForm key={place} initial={criteria} onSearch={search} />
      </Folded>
      <section className="panel" aria-labelledby="results" aria-busy={isPlaceholderData}>
        <div className="panel__head">
          <h2 id="results" ref={results} tabIndex={-1}>
            Search Results Summary
          </h2>
          {data && data.total > 0 && (
            <Pager
              page={data.page}
              pageSize={data.pageSize}
              total={data.total}
              more={data.more}
              onPage={(page) => search({ ...criteria, page })}
            />
          )}
        </div>
        {(found.isPending || leaves) && <Loading />}
        {found.isError && <ProblemAlert problem={found.error} onRetry={() => void found.refetch()} />}
        {data && data.items.length === 0 && !leaves && <NoCases criteria={criteria} onSearch={search} />}
        {data && data.items.length > 0 && <CasesTable cases={data.items} />}
      </section>
    </Page>
  );
}
