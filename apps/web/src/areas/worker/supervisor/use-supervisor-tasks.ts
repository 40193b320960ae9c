import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { useLive } from '../../../shared/use-live.js';
import { useMe } from '../../../shell/session.js';

export type SupervisorTask = components['schemas']['SupervisorTaskBody'];
export type TaskStatus = SupervisorTask['status'];

interface TasksOf {
  readonly kind: SupervisorTask['kind'];
  readonly status: TaskStatus;
  readonly page: number;
}

/** Tasks on a page. */
export const tasksSize = 25;

/** The county's supervisor tasks, oldest first, kept up to date. */
export function useSupervisorTasks({ kind, status, page }: TasksOf) {
  const { county } = useMe();
  useLive(county === null ? [] : [`supervisor-tasks:${county}`], ['supervisor-tasks']);
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
