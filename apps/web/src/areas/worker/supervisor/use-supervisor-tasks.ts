import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { useLive } from '../../../shared/use-live.js';
import { useMe } from '../../../shell/session.js';

export type SupervisorTask = components['schemas']['SupervisorTaskBody'];
export type SupervisorTaskCounts = components['schemas']['SupervisorTaskCountsBody'];
export type TaskStatus = SupervisorTask['status'];

interface TasksOf {
  readonly kind: SupervisorTask['kind'];
  readonly status: TaskStatus;
  readonly page: number;
}

/** Tasks on a page. */
export const tasksSize = 25;

/** What changes the queue: the county's tasks and e-Messages, and erasures for whoever may be the second person of one. */
export function useTaskTopics(): readonly string[] {
  const { county, rights } = useMe();
  return [
    ...(county === null ? [] : [`supervisor-tasks:${county}`, `e-messages:${county}`]),
    ...(rights.includes('privacy:approve-erasure') ? ['erasures:all'] : []),
  ];
}

/** The county's supervisor tasks, oldest first, kept up to date. */
export function useSupervisorTasks({ kind, status, page }: TasksOf) {
  useLive(useTaskTopics(), ['supervisor-tasks']);
  return useQuery({
    queryKey: ['supervisor-tasks', kind, status, page],
    queryFn: () =>
      answered(
        api.GET('/api/v1/supervisor-tasks', {
          params: { query: { kind, status, page, pageSize: tasksSize } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
