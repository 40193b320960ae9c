import { Link } from 'react-router';
import { dateOfMomentText } from '../../../shared/dates.js';
import { useMe } from '../../../shell/session.js';
import type { CaseSummaryData } from '../parts/case-types.js';
import { useCountyWorkers } from '../parts/county-workers.js';
import { paths } from '../parts/navigation.js';

/** Pending case link requests of this county about somebody on the case. */
export function OpenRequests({ summary: { persons, requests } }: { readonly summary: CaseSummaryData }) {
  const { rights } = useMe();
  const { nameOf } = useCountyWorkers();
  if (!rights.includes('case-link:view')) return null;
  const personOf = (id: string) => persons.find(({ personId }) => personId === id)?.name ?? 'Not known yet';
  return (
    <section className="panel" aria-labelledby="open-requests">
      <h2 id="open-requests">Pending case link requests</h2>
      {requests.length === 0 ? (
        <p className="muted">
          None. A request appears here when a customer asks to be linked to somebody on this case.
        </p>
      ) : (
        <table className="usa-table usa-table--borderless stacks">
          <thead>
            <tr>
              <th scope="col">About</th>
              <th scope="col">Request Date</th>
              <th scope="col">Request Type</th>
              <th scope="col">Request Status</th>
              <th scope="col">Assigned to</th>
            </tr>
          </thead>
          <tbody>
            {requests.map((each) => (
              <tr key={each.requestId}>
                <th scope="row" data-label="About">
                  <Link to={paths.linkRequest(each.requestId)}>{personOf(each.personId)}</Link>
                </th>
                <td data-label="Request Date">{dateOfMomentText(each.requestDate)}</td>
                <td data-label="Request Type">{each.requestType}</td>
                <td data-label="Request Status">
                  <span className={`state state--${each.requestStatus}`}>{each.requestStatus}</span>
                </td>
                <td data-label="Assigned to">{each.assignee === null ? 'Nobody' : nameOf(each.assignee)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
