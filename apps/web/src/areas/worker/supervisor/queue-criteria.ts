import { useSearchParams } from 'react-router';
import { describedCriteria, oneOf, pageNumber, whose } from '../../../shared/criteria.js';
import { type QueueKind, queueKinds } from './queue-kinds.js';
import type { TaskStatus } from './use-supervisor-tasks.js';

const taskStatuses: readonly TaskStatus[] = ['open', 'settled'];

/** What of the Supervisor Queue is shown: a kind, and what each kind shows of it. */
const described = describedCriteria({
  kind: oneOf(
    queueKinds.map(({ kind }): QueueKind => kind),
    'requests',
  ),
  tasks: oneOf(taskStatuses, 'open'),
  tasksPage: pageNumber,
  /** Whose requests: a worker's id; empty for nobody's. */
  desk: whose,
  page: pageNumber,
});
type QueueCriteria = ReturnType<typeof described.in>;

/** The criteria of the address, and how to change some of them. */
export function useQueueCriteria() {
  const [address, setAddress] = useSearchParams();
  const criteria = described.in(address);
  const change = (changed: Partial<QueueCriteria>, { replace = false } = {}) =>
    setAddress(described.address({ ...criteria, ...changed }), { replace });
  return [criteria, change] as const;
}
