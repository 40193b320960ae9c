import type { UseQueryResult } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import type { components } from '#api-client';
import { Loading } from '../../../../shared/loading.js';
import { QueryProblem } from '../../../../shared/staff/query-problem.js';
import { BulkBar } from '../../parts/bulk/bulk-bar.js';
import { BulkOutcome } from '../../parts/bulk/bulk-outcome.js';
import type { BulkOutcome as Outcome } from '../../parts/bulk/use-bulk.js';
import { useWhoLeft } from '../../parts/bulk/use-who-left.js';
import { useCountyWorkers } from '../../parts/county-workers.js';
import { PagesAbove, PagesBelow } from '../../parts/list/page-bars.js';
import { useChosenRows } from '../../parts/list/use-chosen-rows.js';
import { useHeldRows } from '../../parts/list/use-held-rows.js';
import { type Ask, usePages } from '../../parts/list/use-pages.js';
import { useReturnToRow } from '../../parts/list/use-return-to-row.js';
import type { Prefilled, SearchCriteria } from '../../parts/request-criteria.js';
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
  readonly onAsk: Ask<SearchCriteria>;
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
  useReturnToRow(task.search.row, { items, isFetching });

  const here = held.rows.map(({ row }) => row.requestId);
  const actions = useRowActions(own.current, here, choice.toggle);
  const hasRows = held.rows.length > 0;
  const { leaves, turn, bar } = usePages(found, criteria, { hasRows, onAsk });
  useRowShortcuts(held.rows, actions, turn);
  const open = held.rows.filter(({ row, gone }) => !gone && !isOver(row)).map(({ row }) => row.requestId);
  const elsewhere = [...chosen].filter((id) => !here.includes(id));
  const stillChosen = [...open.filter((id) => chosen.has(id)), ...elsewhere];
  return (
    <section className="panel" aria-labelledby="results" aria-busy={found.isFetching}>
      <div className="panel__head">
        <h2 id="results" ref={heading} tabIndex={-1}>
          Search Results Summary
        </h2>
        {bar && <PagesAbove {...bar} />}
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
      {data !== undefined && !hasRows && !leaves && (
        <NoResults criteria={criteria} prefilled={props.prefilled} onAsk={onAsk} />
      )}
      {hasRows && (
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
          {bar && <PagesBelow {...bar} />}
        </>
      )}
    </section>
  );
}

const isOver = ({ requestStatus }: { readonly requestStatus: string }) => requestStatus !== 'Pending';
