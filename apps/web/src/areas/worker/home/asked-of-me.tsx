import { Link } from 'react-router';
import { momentText } from '../../../shared/dates.js';
import { AnswerAsking } from '../parts/asked-for.js';
import { useCountyWorkers } from '../parts/county-workers.js';
import { paths } from '../parts/navigation.js';
import type { WorkerHome } from './home-types.js';

/** Requests in the own hands that colleagues ask for, each answered by one press. */
export function AskedOfMe({ askedFor }: { readonly askedFor: WorkerHome['mine']['askedFor'] }) {
  const { nameOf } = useCountyWorkers();
  return (
    <div role="status">
      {askedFor.length > 0 && (
        <>
          <h3>Colleagues are asking for</h3>
          <ul className="asked">
            {askedFor.flatMap(({ requestId, registrantName, asks }) =>
              asks.map(({ by, at }) => (
                <li key={requestId + by}>
                  <span>
                    <Link to={paths.linkRequest(requestId)}>{registrantName}</Link>: {nameOf(by)},{' '}
                    {momentText(at)}
                  </span>
                  <AnswerAsking
                    requestId={requestId}
                    asker={by}
                    about={`the request of ${registrantName}, for ${nameOf(by)}`}
                  />
                </li>
              )),
            )}
          </ul>
        </>
      )}
    </div>
  );
}
