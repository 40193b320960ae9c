import type { ReactNode } from 'react';
import { Loading } from '../../../shared/loading.js';
import { Pager } from '../../../shared/pager.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { type SupervisorTask, tasksSize } from './use-supervisor-tasks.js';
import type { useTaskPage } from './use-task-page.js';

/** A page of tasks, and the way to the others. */
export function TaskPage({
  shown: { found, leaves, onPage },
  empty,
  children,
}: {
  readonly shown: ReturnType<typeof useTaskPage>['shown'];
  /** What is said where there are none. */
  readonly empty: string;
  readonly children: (tasks: readonly SupervisorTask[]) => ReactNode;
}) {
  const { data } = found;
  return (
    <>
      {(found.isPending || leaves) && <Loading />}
      {found.isError && <ProblemAlert problem={found.error} onRetry={() => void found.refetch()} />}
      {data && data.total > tasksSize && <Pager {...data} label="Pages of tasks" onPage={onPage} />}
      {data?.items.length === 0 && !leaves && <p className="empty">{empty}</p>}
      {data && data.items.length > 0 && children(data.items)}
    </>
  );
}
