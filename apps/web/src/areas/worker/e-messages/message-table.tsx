import type { MouseEvent } from 'react';
import { momentText } from '../../../shared/dates.js';
import type { MessageCriteria } from '../parts/e-message-criteria.js';
import type { MessageRow } from '../parts/e-message-types.js';
import type { ShownRow } from '../parts/list/held-rows.js';
import { paths } from '../parts/navigation.js';
import { Due } from './due.js';
import { StatusTag } from './status-tag.js';

type Sort = MessageCriteria['sort'];

/** The choosing of rows for one action on many. */
interface Choice {
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly all: (all: boolean) => void;
}

/** e-Messages as the search lists them. Whose they are stands there where they are not all one worker's. */
export function MessageTable({
  rows,
  sort,
  onSort,
  onOpen,
  onView,
  choice,
  onEnter,
  onLeave,
}: {
  readonly rows: readonly ShownRow<MessageRow>[];
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly onOpen: (messageId: string) => void;
  readonly onView: (messageId: string) => void;
  readonly choice?: Choice | undefined;
  readonly onEnter?: (by: 'focus' | 'pointer') => void;
  readonly onLeave?: (by: 'focus' | 'pointer') => void;
}) {
  const several = new Set(rows.map(({ row }) => row.worker)).size > 1;
  const all = rows.every(({ row, gone }) => gone || choice?.chosen.has(row.messageId));
  const column = (text: string, by: Sort, order: 'ascending' | 'descending') =>
    onSort === undefined ? (
      <th scope="col">{text}</th>
    ) : (
      <th scope="col" aria-sort={sort === by ? order : undefined}>
        <button type="button" className="usa-button usa-button--unstyled sorter" onClick={() => onSort(by)}>
          {text}
          {sort === by && <span aria-hidden="true">{order === 'ascending' ? ' ▲' : ' ▼'}</span>}
        </button>
      </th>
    );
  return (
    <table
      className="usa-table usa-table--borderless rows-table messages"
      onFocus={() => onEnter?.('focus')}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onLeave?.('focus');
      }}
      onMouseEnter={() => onEnter?.('pointer')}
      onMouseLeave={() => onLeave?.('pointer')}
    >
      <caption className="usa-sr-only">e-Messages</caption>
      <thead>
        <tr>
          {choice && (
            <td className="requests__choose">
              <input
                type="checkbox"
                className="row-check"
                aria-label="Choose all e-Messages on this page"
                checked={all}
                onChange={({ target }) => choice.all(target.checked)}
              />
            </td>
          )}
          <th scope="col">Subject</th>
          <th scope="col">Case Number</th>
          <th scope="col">Person</th>
          <th scope="col">Type</th>
          {column('Status', 'status', 'ascending')}
          {column('Due', 'due', 'ascending')}
          {column('Updated', 'updated', 'descending')}
          {several && <th scope="col">Worker</th>}
          <th scope="col">
            <span className="usa-sr-only">View</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((each) => (
          <Row key={each.row.messageId} shown={each} several={several} {...{ choice, onOpen, onView }} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  shown: { row, gone },
  several,
  choice,
  onOpen,
  onView,
}: {
  readonly shown: ShownRow<MessageRow>;
  readonly several: boolean;
  readonly choice: Choice | undefined;
  readonly onOpen: (messageId: string) => void;
  readonly onView: (messageId: string) => void;
}) {
  const { messageId, subject } = row;
  const chosen = !gone && choice?.chosen.has(messageId) === true;
  return (
    <tr data-row={messageId} className={gone ? 'requests__gone' : chosen ? 'requests__chosen' : undefined}>
      {choice && (
        <td className="requests__choose">
          <input
            type="checkbox"
            className="row-check"
            aria-label={`Choose ${subject}, ${row.personName}`}
            checked={chosen}
            disabled={gone}
            onChange={() => choice.toggle(messageId)}
          />
        </td>
      )}
      <th scope="row" data-label="Subject">
        <a
          href={paths.eMessage(messageId)}
          onClick={(event) => {
            if (opensElsewhere(event)) return;
            event.preventDefault();
            onOpen(messageId);
          }}
        >
          {subject}
        </a>
        {row.unread && <span className="tag tag--unread">unread</span>}
        {gone && <span className="tag tag--gone">no longer in this list</span>}
      </th>
      <td data-label="Case Number">{row.caseNumber}</td>
      <td data-label="Person">{row.personName}</td>
      <td data-label="Type">
        {row.type}
        {row.actionType && <span className="messages__detail">{row.actionType}</span>}
      </td>
      <td data-label="Status">
        <StatusTag status={row.status} />
      </td>
      <td data-label="Due">
        {row.due === null || row.waiting === null ? (
          <span className="muted">-</span>
        ) : (
          <Due due={row.due} overdue={row.overdue} />
        )}
      </td>
      <td data-label="Updated">{momentText(row.updatedAt)}</td>
      {several && (
        <td data-label="Worker">{row.workerName ?? row.worker ?? <span className="muted">Nobody</span>}</td>
      )}
      <td className="messages__view">
        <button
          type="button"
          className="usa-button usa-button--outline"
          aria-label={`View ${subject}`}
          onClick={() => onView(messageId)}
        >
          View
        </button>
      </td>
    </tr>
  );
}

const opensElsewhere = ({ ctrlKey, metaKey, shiftKey, button }: MouseEvent) =>
  ctrlKey || metaKey || shiftKey || button !== 0;
