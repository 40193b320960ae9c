import { Link } from 'react-router';
import { dateOfMomentText } from '../../../shared/dates.js';
import { paths } from '../parts/navigation.js';
import type { RequestRow } from '../parts/types.js';
import { counted } from '../parts/words.js';

/** Open requests to choose from. */
export function DeskTable({
  rows,
  chosen,
  onChoose,
}: {
  readonly rows: readonly RequestRow[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}) {
  const ids = rows.map(({ requestId }) => requestId);
  const all = rows.every(({ requestId }) => chosen.has(requestId));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <table className="usa-table usa-table--borderless stacks">
      <caption className="usa-sr-only">Open requests, oldest first</caption>
      <thead>
        <tr>
          <th scope="col" className="choose-column">
            <label className="queue__all">
              <input
                type="checkbox"
                className="row-check"
                checked={all}
                onChange={() => onChoose(all ? without(chosen, ids) : new Set([...chosen, ...ids]))}
              />
              All
            </label>
          </th>
          <th scope="col">Registrant Name</th>
          <th scope="col">Request Date</th>
          <th scope="col">Age</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ requestId, registrantName, requestDate, ageBusinessDays, overdue }) => (
          <tr key={requestId}>
            <td className="choose-column">
              <input
                type="checkbox"
                className="row-check"
                aria-label={`Choose the request of ${registrantName}`}
                checked={chosen.has(requestId)}
                onChange={() => toggle(requestId)}
              />
            </td>
            <th scope="row" data-label="Registrant Name">
              <Link to={paths.linkRequest(requestId)}>{registrantName}</Link>
            </th>
            <td data-label="Request Date">{dateOfMomentText(requestDate)}</td>
            <td data-label="Age">
              {counted(ageBusinessDays, 'business day')}{' '}
              {overdue && <span className="tag tag--overdue">overdue</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The chosen ones but for these. */
export const without = (chosen: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> =>
  new Set([...chosen].filter((each) => !ids.includes(each)));
