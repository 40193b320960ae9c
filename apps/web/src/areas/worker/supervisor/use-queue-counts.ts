import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { countText } from '../../../shared/numbers.js';
import { useLive } from '../../../shared/use-live.js';
import { useMe } from '../../../shell/session.js';
import type { QueueKind, TaskKind } from './queue-kinds.js';
import { type SupervisorTaskCounts, useTaskTopics } from './use-supervisor-tasks.js';

/** Beyond it there are no pages: an answer that counts, and shows nobody. */
const lastPage = 400;

/** How many of each kind wait, kept up to date; absent while it is not known. */
export function useQueueCounts(): Readonly<Partial<Record<QueueKind, string>>> {
  const { county } = useMe();
  const ofRequests = county === null ? [] : [`case-link-requests:${county}`];
  useLive(
    [...ofRequests, ...useTaskTopics()],
    ['case-link-requests', 'with-nobody'],
    ['supervisor-tasks', 'counts'],
  );
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
    ...(tasks && taskCounts(tasks.counts)),
  };
}

/** Each kind of task as the page writes it: a kind that is added needs no line here. */
function taskCounts(counts: SupervisorTaskCounts): Readonly<Record<TaskKind, string>> {
  const texts = Object.entries(counts).map(([kind, count]) => [kind, countText(count)]);
  return Object.fromEntries(texts) as Record<TaskKind, string>;
}
