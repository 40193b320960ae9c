import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';

export type SupervisorTask = components['schemas']['SupervisorTaskBody'];
export type TaskStatus = SupervisorTask['status'];

/** The county's supervisor tasks, oldest first. */
export const useSupervisorTasks = (status: TaskStatus, page: number) =>
  useQuery({
    queryKey: ['supervisor-tasks', status, page],
    queryFn: () =>
      answered(api.GET('/api/v1/supervisor-tasks', { params: { query: { status, page, pageSize: 25 } } })),
    placeholderData: keepPreviousData,
  });
