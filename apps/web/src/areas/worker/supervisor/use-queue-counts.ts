import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { countText } from '../../../shared/numbers.js';
import { useLive } from '../../../shared/use-live.js';
import { useMe } from '../../../shell/session.js';
import type { QueueKind } from './queue-kinds.js';

/** Beyond it there are no pages: an answer that counts, and shows nobody. */
const lastPage = 400;

/** How many of each kind wait, kept up to date; absent while it is not known. */
export function useQueueCounts(): Readonly<Partial<Record<QueueKind, string>>> {
  const { county } = useMe();
  const topics = county === null ? [] : [`case-link-requests:${county}`, `supervisor-tasks:${county}`];
  useLive(topics, ['case-link-requests', 'with-nobody'], ['supervisor-tasks', 'counts']);
  const requests = useQuery({
    queryKey: ['case-link-requests', 'with-nobody'],
    queryFn: () =>
      answered(
        api.GET('/api/v1/case-link-requests', {
          params: {
            query: { status: 'Pending', assignee: 'nobody', page: lastPage, pageSize: 25, sort: 'oldest' },
          },
        }),
      ),
  }).data;
  const tasks = useQuery({
    queryKey: ['supervisor-tasks', 'counts'],
    queryFn: () =>
      answered(
        api.GET('/api/v1/supervisor-tasks', {
          params: { query: { status: 'open', page: lastPage, pageSize: 25 } },
        }),
      ),
  }).data;
  return {
    ...(requests && { requests: `${countText(requests.total)}${requests.more ? '+' : ''}` }),
    ...(tasks && {
      contact_notice: countText(tasks.counts.contact_notice),
      privacy_lifted: countText(tasks.counts.privacy_lifted),
      message_unassigned: countText(tasks.counts.message_unassigned),
      document_quarantined: countText(tasks.counts.document_quarantined),
      send_paper: countText(tasks.counts.send_paper),
    }),
  };
}
