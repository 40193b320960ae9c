import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Loading } from '../../../shared/loading.js';
import { Pager } from '../../../shared/pager.js';
import { QueryProblem } from '../../../shared/staff/query-problem.js';
import { useLive } from '../../../shared/use-live.js';
import { useMe } from '../../../shell/session.js';
import { useMessagePlace } from '../parts/message-place.js';
import { paths } from '../parts/navigation.js';
import { counted } from '../parts/words.js';
import { useRecipients } from './compose/use-recipients.js';
import { MessageTable } from './message-table.js';
import './e-messages.css';

const pageSize = 25;

/** Tab Messages of the Case Summary: the e-messages of the case. */
export function CaseMessages({ caseNumber }: { readonly caseNumber: string }) {
  const { rights } = useMe();
  if (!rights.includes('e-message:view'))
    return <p className="panel">You need the right e-message:view to see e-Messages. Ask your supervisor.</p>;
  return <Messages caseNumber={caseNumber} />;
}

function Messages({ caseNumber }: { readonly caseNumber: string }) {
  const { rights } = useMe();
  const place = useMessagePlace();
  const [page, setPage] = useState(1);
  const key = ['e-messages', 'case', caseNumber, page];
  const found = useQuery({
    queryKey: key,
    queryFn: () =>
      answered(
        api.POST('/api/v1/e-messages/search', { body: { caseNumber, sort: 'updated', page, pageSize } }),
      ),
    placeholderData: keepPreviousData,
  });
  useLive([`case:${caseNumber}`], ['e-messages', 'case', caseNumber]);
  const { data } = found;
  const rows = (data?.items ?? []).map((row) => ({ row, gone: false }));
  const leave = (path: string) => void place.leaveFor(path);
  return (
    <section className="panel" aria-labelledby="case-messages">
      <div className="panel__head">
        <h2 id="case-messages">
          {data === undefined ? 'e-Messages' : counted(data.total, 'e-Message')}
          {data?.more && ' or more'}
        </h2>
        {rights.includes('e-message:send') && (
          <button
            type="button"
            className="usa-button"
            onClick={() => leave(`${paths.newEMessage}?caseNumber=${caseNumber}`)}
          >
            Add e-Message
          </button>
        )}
      </div>
      <QueryProblem query={found} />
      {found.isPending && <Loading />}
      {data?.total === 0 && <WhoCanReceive caseNumber={caseNumber} />}
      {rows.length > 0 && (
        <MessageTable
          rows={rows}
          onOpen={(id) => leave(paths.eMessage(id))}
          onView={(id) => leave(paths.eMessageAsCustomer(id))}
        />
      )}
      {data !== undefined && data.total > pageSize && (
        <Pager {...data} label="Pages of e-Messages" onPage={setPage} />
      )}
    </section>
  );
}

/** Nothing yet: to whom something could be sent. */
function WhoCanReceive({ caseNumber }: { readonly caseNumber: string }) {
  const recipients = useRecipients(caseNumber);
  const { data } = recipients;
  return (
    <div>
      <p>No e-Messages yet. Who on this case can receive them:</p>
      <QueryProblem query={recipients} />
      {recipients.isPending && <Loading />}
      {data && (
        <ul>
          {data.items.map(({ personId, name, reason }) => (
            <li key={personId}>
              <strong>{name}</strong>: {reason === null ? 'can receive e-Messages.' : reason.text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
