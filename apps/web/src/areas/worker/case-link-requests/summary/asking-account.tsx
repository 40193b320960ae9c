import { Link } from 'react-router';
import { dateOfMomentText, momentText } from '../../../../shared/dates.js';
import { useMe } from '../../../../shell/session.js';
import { paths } from '../../parts/navigation.js';
import type { Summary } from '../../parts/types.js';

/** The account that asks: its other requests in the county, and to whom it is linked. Nothing where there is nothing. */
export function AskingAccount({ summary: { account } }: { readonly summary: Summary }) {
  const { rights } = useMe();
  const { requests, link } = account;
  if (requests.length === 0 && link === null) return null;
  return (
    <section className="panel" aria-labelledby="asking-account">
      <h2 id="asking-account">Requesting account</h2>
      {link && (
        <p>
          Linked since {momentText(link.at)}.{' '}
          {rights.includes('case-link:unlink') && (
            <Link to={paths.unlinkSummary(link.personId)}>Links of that person</Link>
          )}
        </p>
      )}
      {requests.length > 0 && (
        <>
          <p>Its other requests in your county:</p>
          <ul className="account-requests">
            {requests.map(({ requestId, requestDate, requestStatus }) => (
              <li key={requestId}>
                <Link to={paths.linkRequest(requestId)}>{dateOfMomentText(requestDate)}</Link>{' '}
                <span className={`state state--${requestStatus}`}>{requestStatus}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
