import type { UseQueryResult } from '@tanstack/react-query';
import type { RefObject } from 'react';
import type { components } from '#api-client';
import { Loading } from '../../../../shared/loading.js';
import { useShortcuts } from '../../../../shared/shortcuts.js';
import { QueryProblem } from '../../../../shared/staff/query-problem.js';
import { useMe } from '../../../../shell/session.js';
import { useWhoLeft } from '../../parts/bulk/use-who-left.js';
import type { MessageCriteria } from '../../parts/e-message-criteria.js';
import { messageIdOf as idOf } from '../../parts/e-message-types.js';
import { PagesAbove, PagesBelow } from '../../parts/list/page-bars.js';
import { useChosenRows } from '../../parts/list/use-chosen-rows.js';
import { useHeldRows } from '../../parts/list/use-held-rows.js';
import { type Ask, usePages } from '../../parts/list/use-pages.js';
import { useReturnToRow } from '../../parts/list/use-return-to-row.js';
import { useMessagePlace } from '../../parts/message-place.js';
import { paths } from '../../parts/navigation.js';
import { focusedRow, moveToRow } from '../../parts/row-cursor.js';
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
  readonly onAsk: Ask<MessageCriteria>;
}) {
  const { heading, criteria, found, question, onAsk } = props;
  const { rights } = useMe();
  const place = useMessagePlace();
  const { data, isFetching, isPlaceholderData } = found;
  const items = data?.items ?? nothing;
  const { page } = criteria;
  const shownQuestion = isPlaceholderData ? `${question} is asked` : question;
  const held = useHeldRows(items, shownQuestion, { page, idOf });
  const choice = useChosenRows({ ...criteria, page: 1, pageSize: 25, sort: 'updated' });
  useWhoLeft(data?.items, { question: shownQuestion, page, idOf }, choice.remove);
  useReturnToRow(place.kept.row, { items, isFetching });
  const hasRows = held.rows.length > 0;
  const { leaves, turn, bar } = usePages(found, criteria, { hasRows, onAsk });
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
    { keys: 'n', does: 'next page', run: () => turn(1) },
    { keys: 'p', does: 'previous page', run: () => turn(-1) },
  ]);
  const here = held.rows.filter(({ gone }) => !gone).map(({ row }) => row.messageId);
  return (
    <section className="panel" aria-labelledby="results" aria-busy={isFetching}>
      <div className="panel__head">
        <h2 id="results" ref={heading} tabIndex={-1}>
          Search Results Summary
        </h2>
        {bar && <PagesAbove {...bar} />}
      </div>
      <QueryProblem query={found} />
      {(found.isPending || leaves) && <Loading />}
      {mayMove && hasRows && (
        <MoveMessages chosen={[...choice.chosen]} onClear={choice.clear} onDone={choice.only} />
      )}
      {data !== undefined && !hasRows && !leaves && <NoMessages criteria={criteria} onAsk={onAsk} />}
      <div role="status">
        {hasRows && held.arrived > 0 && (
          <p className="arrived">
            {counted(held.arrived, 'new e-Message')}.{' '}
            <button type="button" className="usa-button usa-button--unstyled" onClick={held.settle}>
              Show
            </button>
          </p>
        )}
      </div>
      {hasRows && (
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
          {bar && <PagesBelow {...bar} />}
        </>
      )}
    </section>
  );
}
