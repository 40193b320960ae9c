import type { UseQueryResult } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { components } from '#api-client';
import { Loading } from '../../../../shared/loading.js';
import { Pager } from '../../../../shared/pager.js';
import { useLastPage } from '../../../../shared/use-last-page.js';
import { after } from '../../../../shared/wall-clock.js';
import { BulkBar } from '../../parts/bulk/bulk-bar.js';
import { BulkOutcome } from '../../parts/bulk/bulk-outcome.js';
import type { BulkOutcome as Outcome } from '../../parts/bulk/use-bulk.js';
import { useWhoLeft } from '../../parts/bulk/use-who-left.js';
import { useCountyWorkers } from '../../parts/county-workers.js';
import { useChosenRows } from '../../parts/list/use-chosen-rows.js';
import { useHeldRows } from '../../parts/list/use-held-rows.js';
import { QueryProblem } from '../../parts/query-problem.js';
import type { Prefilled, SearchCriteria } from '../../parts/request-criteria.js';
import { moveToRowOf } from '../../parts/row-cursor.js';
import { useTaskState } from '../../parts/task-state.js';
import { requestIdOf as idOf } from '../../parts/types.js';
import { counted } from '../../parts/words.js';
import { NoResults } from './no-results.js';
import { RequestList } from './request-list.js';
import { useChangeAnnouncements } from './use-change-announcements.js';
import { useRowActions } from './use-row-actions.js';
import { useRowShortcuts } from './use-row-shortcuts.js';

type Found = UseQueryResult<components['schemas']['LinkRequestSearchResponse']>;
const nothing: never[] = [];

/** "Search Results Summary": the rows, their pages, and what can be done with them. */
export function SearchResults(props: {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly criteria: SearchCriteria;
  readonly prefilled: Prefilled;
  readonly found: Found;
  readonly question: string;
  readonly onAsk: (
    criteria: SearchCriteria,
    how?: { readonly focus: boolean; readonly replace?: boolean },
  ) => void;
}) {
  const { heading, criteria, found, question, onAsk } = props;
  const { task } = useTaskState();
  const { nameOf } = useCountyWorkers();
  const { data, isFetching, isPlaceholderData } = found;
  const items = data?.items ?? nothing;
  const shownQuestion = isPlaceholderData ? `${question} is asked` : question;
  const held = useHeldRows(items, shownQuestion, { page: criteria.page, idOf });
  const own = useRef(new Set<string>());
  const changes = useChangeAnnouncements(data?.items, shownQuestion, {
    own: own.current,
    nameOf,
    page: criteria.page,
    total: data?.more ? undefined : data?.total,
  });
  const choice = useChosenRows({ ...criteria, page: 1, pageSize: 25, sort: 'newest' });
  const { chosen } = choice;
  useWhoLeft(data?.items, { question: shownQuestion, page: criteria.page, idOf }, choice.remove);
  const [outcome, setOutcome] = useState<Outcome>();
  const names = useRef(new Map<string, string>());
  for (const each of items) names.current.set(each.requestId, each.registrantName);

  const returned = useRef(task.search.row);
  useEffect(() => {
    // What was kept of an earlier answer may hold the very request that is done with by now.
    if (returned.current === undefined || isFetching || items.length === 0) return;
    const row = returned.current;
    // Only after the page has put the focus on its title.
    return after(0, () => {
      returned.current = undefined;
      moveToRowOf(row);
    });
  }, [items, isFetching]);

  const here = held.rows.map(({ row }) => row.requestId);
  const actions = useRowActions(own.current, here, choice.toggle);
  const onPage = (page: number) => onAsk({ ...criteria, page });
  // While somebody works in the list, its rows stay although they are done.
  const shown = { data: held.rows.length === 0 ? data : undefined, isFetching };
  const leaves = useLastPage(shown, criteria, (page) =>
    onAsk({ ...criteria, page }, { focus: false, replace: true }),
  );
  const last = Math.ceil((data?.total ?? 0) / criteria.pageSize);
  useRowShortcuts(held.rows, actions, (pages) => {
    const page = criteria.page + pages;
    if (page >= 1 && page <= last) onPage(page);
  });
  const open = held.rows.filter(({ row, gone }) => !gone && !isOver(row)).map(({ row }) => row.requestId);
  const elsewhere = [...chosen].filter((id) => !here.includes(id));
  const stillChosen = [...open.filter((id) => chosen.has(id)), ...elsewhere];
  const pager = (label: string) =>
    data && (
      <Pager
        label={label}
        page={criteria.page}
        pageSize={criteria.pageSize}
        total={data.total}
        more={data.more}
        onPage={onPage}
      />
    );
  return (
    <section className="panel" aria-labelledby="results" aria-busy={found.isFetching}>
      <div className="panel__head">
        <h2 id="results" ref={heading} tabIndex={-1}>
          Search Results Summary
        </h2>
        {data !== undefined && data.total > 0 && pager('Pages of results, above')}
      </div>
      <p className="usa-sr-only" role="status">
        {changes}
      </p>
      <QueryProblem query={found} />
      {(found.isPending || leaves) && <Loading />}
      {outcome && (
        <BulkOutcome
          outcome={outcome}
          nameOf={(id) => names.current.get(id) ?? id}
          onClose={() => {
            setOutcome(undefined);
            heading.current?.focus();
          }}
        />
      )}
      {data !== undefined && held.rows.length === 0 && !leaves && (
        <NoResults criteria={criteria} prefilled={props.prefilled} onAsk={onAsk} />
      )}
      {held.rows.length > 0 && (
        <>
          {actions.choose && criteria.status === 'Pending' && (
            <BulkBar
              chosen={stillChosen}
              elsewhere={elsewhere.length}
              onClear={choice.clear}
              onDone={(done) => {
                for (const each of done.items) own.current.add(each.requestId);
                choice.only(done.items.filter((each) => !each.done).map((each) => each.requestId));
                setOutcome(done);
              }}
            />
          )}
          {held.arrived > 0 && (
            <p className="arrived">
              <button type="button" className="usa-button usa-button--unstyled" onClick={held.settle}>
                Show {counted(held.arrived, 'new request')}
              </button>
            </p>
          )}
          <RequestList
            rows={held.rows}
            sort={criteria.sort}
            chosen={chosen}
            nameOf={nameOf}
            actions={criteria.status === 'Pending' ? actions : { open: actions.open }}
            onSort={(sort) => onAsk({ ...criteria, sort, page: 1 }, { focus: false })}
            onChooseAll={(all) => (all ? choice.add(open) : choice.remove(here))}
            onEnter={held.enter}
            onLeave={held.leave}
          />
          {data !== undefined && data.total > criteria.pageSize && pager('Pages of results, below')}
        </>
      )}
    </section>
  );
}

const isOver = ({ requestStatus }: { readonly requestStatus: string }) => requestStatus !== 'Pending';
