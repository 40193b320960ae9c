import { useEffect, useRef } from 'react';
import { useLastPage } from '../../../shared/use-last-page.js';
import { useQueueCriteria } from './queue-criteria.js';
import {
  type SupervisorTask,
  type TaskStatus,
  tasksSize,
  useSupervisorTasks,
} from './use-supervisor-tasks.js';

/** The page of the queue's tasks of a kind that the address says. */
export function useTaskPage(kind: SupervisorTask['kind'], status: TaskStatus) {
  const [{ tasksPage: page }, change] = useQueueCriteria();
  const found = useSupervisorTasks({ kind, status, page });
  const heading = useRef<HTMLHeadingElement>(null);
  const settled = useRef(false);
  const { data } = found;
  useEffect(() => {
    if (data === undefined || !settled.current) return;
    settled.current = false;
    // Once the settled task has gone, its button cannot keep the focus.
    heading.current?.focus();
  }, [data]);
  const leaves = useLastPage(found, { page, pageSize: tasksSize }, (tasksPage) =>
    change({ tasksPage }, { replace: true }),
  );
  return {
    heading,
    /** To be told when one was settled: the heading takes the focus. */
    onSettled: () => {
      settled.current = true;
    },
    /** What `TaskPage` shows. */
    shown: { found, leaves, onPage: (tasksPage: number) => change({ tasksPage }) },
  };
}
