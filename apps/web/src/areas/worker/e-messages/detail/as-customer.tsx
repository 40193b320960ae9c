import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ApiProblem, answered } from '#api-client';
import { Alert } from '../../../../shared/alert.js';
import { api } from '../../../../shared/api.js';
import { Loading } from '../../../../shared/loading.js';
import { Page } from '../../../../shared/page.js';
import { useShortcuts } from '../../../../shared/shortcuts.js';
import { QueryProblem } from '../../../../shared/staff/query-problem.js';
import { useLive } from '../../../../shared/use-live.js';
import { NotFoundPage } from '../../../../shell/problem-pages.js';
import { useMessagePlace } from '../../parts/message-place.js';
import { paths } from '../../parts/navigation.js';
import { Due } from '../due.js';
import { languageNames } from '../texts.js';
import { ThreadEntries } from '../thread/thread-entries.js';

/** View: a thread as its customer sees it. Nothing changes by it, and nothing can be done with it. */
export function AsCustomer() {
  const { messageId = '' } = useParams();
  const place = useMessagePlace();
  const found = useQuery({
    queryKey: ['e-message', messageId, 'as-customer'],
    queryFn: () =>
      answered(
        api.GET('/api/v1/e-messages/{id}', {
          params: { path: { id: messageId }, query: { as: 'customer' } },
        }),
      ),
  });
  const { data, error } = found;
  useLive(data ? [`e-message:${data.county}:${data.threadId}`] : [], ['e-message', messageId]);
  const close = () => void place.close(paths.eMessage(messageId));
  useShortcuts([{ keys: 'Escape', does: 'Close', run: close }]);
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  return (
    <Page
      title="As the customer sees it"
      actions={
        <button type="button" className="usa-button usa-button--outline" onClick={close}>
          Close
        </button>
      }
    >
      <Alert type="info">
        This is what the customer sees of this e-Message. Looking at it changes nothing, and nothing can be
        done here.
        {data && ` ${data.personName} reads the portal in ${languageNames[data.language]}.`}
      </Alert>
      {found.isPending && <Loading />}
      <QueryProblem query={found} />
      {data && (
        <>
          <section className="panel" aria-labelledby="subject">
            <h2 id="subject" className="message-subject">
              {data.subject}
            </h2>
            <p className="muted">
              {data.countyName}, case {data.caseNumber}
              {data.actionType && `. Asks for: ${data.actionType}`}
            </p>
            {data.due && (
              <p>
                Due <Due due={data.due} overdue={false} />
              </p>
            )}
            {data.form && <p>Document: {data.form.title}</p>}
          </section>
          <ThreadEntries thread={data} asCustomer />
        </>
      )}
    </Page>
  );
}
