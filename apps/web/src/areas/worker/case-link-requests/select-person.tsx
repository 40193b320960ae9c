import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ApiProblem } from '#api-client';
import { Alert } from '../../../shared/alert.js';
import { dateOfMomentText } from '../../../shared/dates.js';
import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { QueryProblem } from '../../../shared/staff/query-problem.js';
import { NotFoundPage } from '../../../shell/problem-pages.js';
import { useToast } from '../../../shell/toasts.js';
import { AskedFor } from '../parts/asked-for.js';
import { paths } from '../parts/navigation.js';
import { criteriaFrom } from '../parts/person-finder/person-criteria.js';
import { PersonFinder } from '../parts/person-finder/person-finder.js';
import { type PersonsPlace, useTaskState } from '../parts/task-state.js';
import type { Summary } from '../parts/types.js';
import { HeldNotice } from './held-notice.js';
import { NotThisPerson } from './not-this-person.js';
import { RejectDialog } from './reject-dialog.js';
import { useLinkSummary } from './use-link-summary.js';
import { useReject } from './use-reject.js';

/** Select Person for a case link request, prefilled with what the registrant entered (rule W2). */
export function SelectPerson() {
  const { requestId = '' } = useParams();
  const summary = useLinkSummary(requestId);
  if (summary.error instanceof ApiProblem && summary.error.status === 404) return <NotFoundPage />;
  return (
    <Page title="Select Person">
      <QueryProblem query={summary} />
      {summary.isPending && <Loading />}
      {summary.data && <PersonOfRequest key={requestId} request={summary.data} />}
    </Page>
  );
}

function PersonOfRequest({ request }: { readonly request: Summary }) {
  const { requestId, registrant, allowed } = request;
  const toast = useToast();
  const queries = useQueryClient();
  const mayReject = allowed.includes('reject');
  const [mightReject] = useState(mayReject);
  const { task, go, remember } = useTaskState();
  const place: PersonsPlace = task.persons ?? {
    criteria: criteriaFrom(registrant),
    searched: null,
    page: 1,
    chosen: null,
  };
  const view = () => void go(paths.linkRequest(requestId));
  const toSearch = () => void go(paths.linkRequests + task.search.address);
  const reject = useReject(requestId, () => {
    toast('success', 'The request is rejected.');
    // What is kept says Pending: the next page would take this very rejection for a colleague's.
    queries.removeQueries({ queryKey: ['case-link-request', requestId] });
    view();
  });
  const name = registrant ? `${registrant.firstName} ${registrant.lastName}` : 'an erased account';
  return (
    <>
      <p className="page__about">
        Request of <strong>{name}</strong> from {dateOfMomentText(request.requestDate)}{' '}
        <span className={`state state--${request.linkedStatus}`}>{request.linkedStatus}</span>
      </p>
      {request.linkedStatus !== 'Pending' && (
        <p role="status">
          This request is already {request.linkedStatus}: nothing more can be done with it.{' '}
          <button type="button" className="usa-button usa-button--unstyled" onClick={view}>
            Show it
          </button>
        </p>
      )}
      <HeldNotice request={request} />
      <AskedFor request={request} />
      {request.linkedMeanwhile && (
        <Alert type="info">This account is linked now; the nightly batch closes this request.</Alert>
      )}
      <PersonFinder
        place={place}
        onPlace={(persons) => void remember({ ...task, persons })}
        requestId={requestId}
        ssnHint={
          registrant?.ssn ? 'As the registrant entered it; enter another one to replace it.' : undefined
        }
        onSelect={(personId) =>
          void go(paths.linkSummary(requestId, personId), {
            ...task,
            persons: { ...place, chosen: personId },
          })
        }
        onCancel={toSearch}
        rowAction={(person, toResults) =>
          mayReject && !person.dismissed ? (
            <NotThisPerson
              requestId={requestId}
              personId={person.personId}
              name={person.name}
              onDone={toResults}
            />
          ) : null
        }
        nobody={
          mayReject && (
            <>
              <p>When there is no such person, reject the request.</p>
              <button type="button" className="usa-button usa-button--outline" onClick={reject.open}>
                Reject
              </button>
            </>
          )
        }
      />
      {/* A kept form does not come back over a request that is done; one that is being filled in stays. */}
      {(mayReject || mightReject) && <RejectDialog reject={reject} />}
    </>
  );
}
