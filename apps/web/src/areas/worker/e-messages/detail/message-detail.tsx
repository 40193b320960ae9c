import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ApiProblem } from '#api-client';
import { Loading } from '../../../../shared/loading.js';
import { Page } from '../../../../shared/page.js';
import { QueryProblem } from '../../../../shared/staff/query-problem.js';
import { useLive } from '../../../../shared/use-live.js';
import { NotFoundPage } from '../../../../shell/problem-pages.js';
import type { Thread } from '../../parts/e-message-types.js';
import { useMessagePlace } from '../../parts/message-place.js';
import { MessageFacts } from '../thread/message-facts.js';
import { MessageWarnings } from '../thread/message-warnings.js';
import { ThreadEntries } from '../thread/thread-entries.js';
import { MessageWork } from './message-work.js';
import { ReceiptGiven } from './receipt-given.js';
import { threadQuery } from './thread-query.js';
import { useReading } from './use-reading.js';
import { useWritersLapse } from './use-writing.js';

/** e-Messages Detail: a thread, seen from one message of it, and what can be done with it. */
export function MessageDetail() {
  const { messageId = '' } = useParams();
  const found = useQuery(threadQuery(messageId));
  const { data, error } = found;
  useLive(data ? [`e-message:${data.county}:${data.threadId}`] : [], ['e-message', messageId]);
  // A case that went to another county took it along.
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  return (
    <Page title="e-Messages Detail">
      {found.isPending && <Loading />}
      <QueryProblem query={found} />
      {data && <OpenThread key={messageId} thread={data} />}
    </Page>
  );
}

function OpenThread({ thread }: { readonly thread: Thread }) {
  const { kept } = useMessagePlace();
  useReading(thread);
  useWritersLapse(thread);
  return (
    <>
      {kept.receipt && <ReceiptGiven receipt={kept.receipt} thread={thread} />}
      <MessageFacts thread={thread} />
      <MessageWarnings thread={thread} />
      <ThreadEntries thread={thread} />
      <Writers writing={thread.writing} />
      <MessageWork thread={thread} />
    </>
  );
}

const Writers = ({ writing }: Pick<Thread, 'writing'>) => (
  <p className="writers" role="status">
    {writing.length > 0 &&
      `${writing.map(({ name }) => name).join(' and ')} ${writing.length === 1 ? 'is' : 'are'} writing an answer.`}
  </p>
);
