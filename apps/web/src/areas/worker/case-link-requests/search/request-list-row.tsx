import type { MouseEvent } from 'react';
import { dateOfMomentText, momentText } from '../../../../shared/dates.js';
import { useMe } from '../../../../shell/session.js';
import type { ShownRow } from '../../parts/list/held-rows.js';
import { paths } from '../../parts/navigation.js';
import type { RequestRow } from '../../parts/types.js';
import { WaitingMark } from '../../parts/waiting.js';
import { counted } from '../../parts/words.js';
import { AskedAgain, SameAccount } from '../asked-again.js';
import { endText } from '../decision-words.js';

/** What can be done with a row; absent where a right is missing. */
export interface RowActions {
  readonly open: (requestId: string) => void;
  readonly submit?: ((requestId: string) => void) | undefined;
  readonly take?: ((requestId: string) => void) | undefined;
  readonly release?: ((requestId: string) => void) | undefined;
  readonly choose?: ((requestId: string) => void) | undefined;
}

/** One request: name, date, type, status as in the documents; age, assignee and what to do besides. */
export function RequestListRow({
  shown: { row, gone },
  chosen,
  nameOf,
  actions,
}: {
  readonly shown: ShownRow<RequestRow>;
  readonly chosen: boolean;
  readonly nameOf: (worker: string) => string;
  readonly actions: RowActions;
}) {
  const me = useMe();
  const { requestId, registrantName: name, assignee } = row;
  const open = !gone && row.requestStatus === 'Pending';
  const mine = assignee === me.id;
  return (
    <tr data-row={requestId} className={gone ? 'requests__gone' : chosen ? 'requests__chosen' : undefined}>
      {actions.choose && (
        <td className="requests__choose">
          <input
            type="checkbox"
            className="row-check"
            aria-label={`Choose the request of ${name}`}
            checked={chosen && open}
            disabled={!open}
            onChange={() => actions.choose?.(requestId)}
          />
        </td>
      )}
      <th scope="row" data-label="Registrant Name">
        <a
          href={paths.linkRequest(requestId)}
          onClick={(event) => {
            if (opensElsewhere(event)) return;
            event.preventDefault();
            actions.open(requestId);
          }}
        >
          {name}
        </a>
        {row.origin === 'unlink' && <span className="tag">after an unlink</span>}
        {gone && <span className="tag tag--gone">no longer in this list</span>}
      </th>
      <td data-label="Request Date">
        <time dateTime={row.requestDate} title={momentText(row.requestDate)}>
          {dateOfMomentText(row.requestDate)}
        </time>
      </td>
      <td data-label="Request Type">
        <span className="requests__reason" title={row.why}>
          {row.requestType} <AskedAgain askedAgain={row.askedAgain} />
          <SameAccount requests={row.requestsOfAccount} />
          <span className="muted">{row.why}</span>
        </span>
      </td>
      <td data-label="Request Status">
        <span className={`state state--${row.requestStatus}`}>{row.requestStatus}</span>
        {row.ended && (
          <span className="requests__why">
            {dateOfMomentText(row.ended.at)}, {endText(row.ended, nameOf)}
          </span>
        )}
      </td>
      <td data-label="Age" className="nowrap">
        {counted(row.ageBusinessDays, 'day')}
        {row.overdue && <span className="tag tag--overdue">overdue</span>}
        <WaitingMark waiting={row.waiting} />
      </td>
      <td data-label="Assigned to" className="requests__assignee">
        {assignee === null ? <span className="muted">Nobody</span> : mine ? 'You' : nameOf(assignee)}
      </td>
      <td className="requests__actions">
        {open && (
          <div className="actions">
            {actions.submit && (
              <button
                type="button"
                className="usa-button usa-button--outline"
                aria-label={`Submit the request of ${name}`}
                onClick={() => actions.submit?.(requestId)}
              >
                Submit
              </button>
            )}
            {(mine ? actions.release : assignee === null && actions.take) && (
              <button
                type="button"
                className="usa-button usa-button--unstyled"
                aria-label={`${mine ? 'Put back' : 'Take'} the request of ${name}`}
                onClick={() => (mine ? actions.release : actions.take)?.(requestId)}
              >
                {mine ? 'Put back' : 'Take'}
              </button>
            )}
          </div>
        )}
      </td>
    </tr>
  );
}

const opensElsewhere = ({ ctrlKey, metaKey, shiftKey, button }: MouseEvent) =>
  ctrlKey || metaKey || shiftKey || button !== 0;
