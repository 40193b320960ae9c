import type { UseQueryResult } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import type { components } from '#api-client';
import { Loading } from '../../../../shared/loading.js';
import { Pager } from '../../../../shared/pager.js';
import { useShortcuts } from '../../../../shared/shortcuts.js';
import { useLastPage } from '../../../../shared/use-last-page.js';
import { after } from '../../../../shared/wall-clock.js';
import { useMe } from '../../../../shell/session.js';
import { useWhoLeft } from '../../parts/bulk/use-who-left.js';
import type { MessageCriteria } from '../../parts/e-message-criteria.js';
import { messageIdOf as idOf } from '../../parts/e-message-types.js';
import { useChosenRows } from '../../parts/list/use-chosen-rows.js';
import { useHeldRows } from '../../parts/list/use-held-rows.js';
import { useMessagePlace } from '../../parts/message-place.js';
import { paths } from '../../parts/navigation.js';
import { QueryProblem } from '../../parts/query-problem.js';
import { focusedRow, moveToRow, moveToRowOf } from '../../parts/row-cursor.js';
import { counted } from '../../parts/words.js';
import { MessageTable } from '../message-table.js';
import { MoveMessages } from './move-messages.js';
import { NoMessages } from './no-messages.js';

type Found = UseQueryResult<components['schemas']['MessageSearchResponse']>;
const nothing: never[] = [];

/** "Search Results Summary": the e-messages, their pages, and what can be done with them. */
export function MessageResults(props: {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly criteria: MessageCriteria;
  readonly found: Found;
  readonly question: string;
  readonly onAsk: (
    criteria: MessageCriteria,
    how?: { readonly focus: boolean; readonly replace?: boolean },
  ) => void;
}) {
  const { heading, criteria, found, question, onAsk } = props;
  const { rights } = useMe();
  const place = useMessagePlace();
  const { data, isFetching, isPlaceholderData } = found;
  const items = data?.items ?? nothing;
  const { page, pageSize } = criteria;
  const shownQuestion = isPlaceholderData ? `${question} is asked` : question;
  const held = useHeldRows(items, shownQuestion, { page, idOf });
  const choice = useChosenRows({ ...criteria, page: 1, pageSize: 25, sort: 'updated' });
  useWhoLeft(data?.items, { question: shownQuestion, page, idOf }, choice.remove);
  const returned = useRef(place.kept.row);
  useEffect(() => {
    if (returned.current === undefined || isFetching || items.length === 0) return;
    const row = returned.current;
    // Only after the page has put the focus on its title.
    return after(0, () => {
      returned.current = undefined;
      moveToRowOf(row);
    });
  }, [items, isFetching]);
  const shown = { data: held.rows.length === 0 ? data : undefined, isFetching };
  const leaves = useLastPage(shown, criteria, (last) =>
    onAsk({ ...criteria, page: last }, { focus: false, replace: true }),
  );
  const turn = (pages: 1 | -1) => () => {
    const to = page + pages;
    if (to >= 1 && to <= Math.ceil((data?.total ?? 0) / pageSize)) onAsk({ ...criteria, page: to });
  };
  const mayMove = rights.includes('e-message:assign');
  const open = (id: string) => void place.leaveFor(paths.eMessage(id), { row: id });
  const view = (id: string) => void place.leaveFor(paths.eMessageAsCustomer(id), { row: id });
  const onRow = (act: (id: string) => void) => () => {
    const id = focusedRow();
    if (id !== undefined) act(id);
  };
  useShortcuts([
    { keys: 'j', does: 'next row', run: () => moveToRow(1) },
    { keys: 'k', does: 'previous row', run: () => moveToRow(-1) },
    { keys: 'v', does: 'View', run: onRow(view) },
    ...(mayMove ? [{ keys: 'x', does: 'choose', run: onRow(choice.toggle) }] : []),
    { keys: 'n', does: 'next page', run: turn(1) },
    { keys: 'p', does: 'previous page', run: turn(-1) },
  ]);
  const here = held.rows.filter(({ gone }) => !gone).map(({ row }) => row.messageId);
  const pager = (label: string) =>
    data && (
      <Pager
        label={label}
        page={page}
        pageSize={pageSize}
        total={data.total}
        more={data.more}
        onPage={(next) => onAsk({ ...criteria, page: next })}
      />
    );
  return (
    <section className="panel" aria-labelledby="results" aria-busy={isFetching}>
      <div className="panel__head">
        <h2 id="results" ref={heading} tabIndex={-1}>
          Search Results Summary
        </h2>
        {data !== undefined && data.total > 0 && pager('Pages of results, above')}
      </div>
      <QueryProblem query={found} />
      {(found.isPending || leaves) && <Loading />}
      {mayMove && held.rows.length > 0 && (
        <MoveMessages chosen={[...choice.chosen]} onClear={choice.clear} onDone={choice.only} />
      )}
      {data !== undefined && held.rows.length === 0 && !leaves && (
        <NoMessages criteria={criteria} onAsk={onAsk} />
      )}
      <div role="status">
        {held.rows.length > 0 && held.arrived > 0 && (
          <p className="arrived">
            {counted(held.arrived, 'new e-Message')}.{' '}
            <button type="button" className="usa-button usa-button--unstyled" onClick={held.settle}>
              Show
            </button>
          </p>
        )}
      </div>
      {held.rows.length > 0 && (
        <>
          <MessageTable
            rows={held.rows}
            sort={criteria.sort}
            onSort={(sort) => onAsk({ ...criteria, sort, page: 1 }, { focus: false })}
            onOpen={open}
            onView={view}
            choice={
              mayMove
                ? {
                    chosen: choice.chosen,
                    toggle: choice.toggle,
                    all: (all) => (all ? choice.add(here) : choice.remove(here)),
                  }
                : undefined
            }
            onEnter={held.enter}
            onLeave={held.leave}
          />
          {data !== undefined && data.total > pageSize && pager('Pages of results, below')}
        </>
      )}
    </section>
  );
}
