import { Link } from 'react-router';
import { dateOfMomentText } from '../../../shared/dates.js';
import { useMe } from '../../../shell/session.js';
import { paths } from '../parts/navigation.js';
import { addressOfAll } from '../parts/request-criteria.js';
import { WaitingMark } from '../parts/waiting.js';
import { counted } from '../parts/words.js';
import { AskedOfMe } from './asked-of-me.js';
import type { WorkerHome } from './home-types.js';
import { TakeOldest } from './take-oldest.js';

const inMyHands = { assignee: 'me', sort: 'oldest' } as const;

/** Requests in the own hands, the oldest first. */
export function MyRequests({ home: { mine, county } }: { readonly home: WorkerHome }) {
  const { rights } = useMe();
  const mayProcess = rights.includes('case-link:process');
  const oldest = mayProcess ? county.oldestUnassigned : null;
  return (
    <section className="panel" aria-labelledby="my-requests">
      <div className="panel__head">
        <h2 id="my-requests">My requests</h2>
        <p className="home__count" role="status">
          {mine.total > 0 && (
            <Link to={paths.linkRequests + addressOfAll(inMyHands)}>{counted(mine.total, 'request')}</Link>
          )}
          {mine.pastGoal > 0 && (
            <>
              {', '}
              <Link to={paths.linkRequests + addressOfAll({ ...inMyHands, age: 'overdue' })}>
                {mine.pastGoal} overdue
              </Link>
            </>
          )}
        </p>
      </div>
      <AskedOfMe askedFor={mine.askedFor} />
      {mine.total === 0 && (
        <p className="empty">
          Nothing is assigned to you.{' '}
          {oldest === null
            ? mayProcess
              ? 'No one else is waiting either: every open request in the county is assigned.'
              : 'You can view requests. The county’s workers process them.'
            : 'You can take the request that has waited longest.'}
        </p>
      )}
      {mine.total > 0 && (
        <table className="usa-table usa-table--borderless stacks">
          <thead>
            <tr>
              <th scope="col">Registrant Name</th>
              <th scope="col">Request Date</th>
              <th scope="col">Age</th>
            </tr>
          </thead>
          <tbody>
            {mine.items.map((each) => (
              <tr key={each.requestId}>
                <th scope="row" data-label="Registrant Name">
                  <Link to={paths.linkRequest(each.requestId)}>{each.registrantName}</Link>
                </th>
                <td data-label="Request Date">{dateOfMomentText(each.requestDate)}</td>
                <td data-label="Age">
                  {counted(each.ageBusinessDays, 'business day')}{' '}
                  {each.overdue && <span className="tag tag--overdue">overdue</span>}
                  <WaitingMark waiting={each.waiting} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="actions home__actions">
        {oldest !== null && <TakeOldest requestId={oldest.requestId} />}
        {mine.total > 0 && (
          <Link to={paths.linkRequests + addressOfAll(inMyHands)}>
            {mine.total > mine.items.length
              ? `All my ${counted(mine.total, 'request')}`
              : 'Search my requests'}
          </Link>
        )}
      </div>
    </section>
  );
}
