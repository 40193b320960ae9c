import { Link, useNavigate } from 'react-router';
import { Page } from '../../../shared/page.js';
import { useNarrow } from '../../../shared/use-narrow.js';
import { Forbidden } from '../../../shell/problem-pages.js';
import { useMe } from '../../../shell/session.js';
import { ErasureTasks } from './erasure-tasks.js';
import { MessageTasks } from './message-tasks.js';
import { MoveRequests } from './move-requests.js';
import { PersonTasks } from './person-tasks.js';
import { useQueueCriteria } from './queue-criteria.js';
import { isAboutMessage, type QueueKind, queueKinds } from './queue-kinds.js';
import { useQueueCounts } from './use-queue-counts.js';
import './supervisor.css';

/** Supervisor Queue: what only a supervisor settles, and who works on what; one kind at a time. */
export function SupervisorQueue() {
  const { rights } = useMe();
  if (!rights.includes('person:edit')) return <Forbidden right="person:edit" />;
  return <Queue />;
}

function Queue() {
  const [{ kind }] = useQueueCriteria();
  return (
    <Page title="Supervisor Queue">
      <div className="queue">
        <Kinds shown={kind} />
        <div>
          <TasksOf kind={kind} />
        </div>
      </div>
    </Page>
  );
}

function TasksOf({ kind }: { readonly kind: QueueKind }) {
  if (kind === 'requests') return <MoveRequests />;
  if (kind === 'erasure') return <ErasureTasks />;
  return isAboutMessage(kind) ? (
    <MessageTasks key={kind} kind={kind} />
  ) : (
    <PersonTasks key={kind} kind={kind} />
  );
}

/** The kinds with how many wait; on a phone as one choice. */
function Kinds({ shown }: { readonly shown: QueueKind }) {
  const navigate = useNavigate();
  const counts = useQueueCounts();
  const narrow = useNarrow();
  if (narrow)
    return (
      <div className="queue__kinds">
        <label htmlFor="queue-kind">Kind of task</label>
        <select
          id="queue-kind"
          className="usa-select"
          value={shown}
          onChange={({ target }) => void navigate(`?kind=${target.value}`)}
        >
          {queueKinds.map(({ kind, text }) => (
            <option key={kind} value={kind}>
              {text} {counts[kind] === undefined ? '' : `(${counts[kind]})`}
            </option>
          ))}
        </select>
      </div>
    );
  return (
    <nav className="queue__kinds" aria-label="Kinds of tasks">
      <ul>
        {queueKinds.map(({ kind, text }) => (
          <li key={kind}>
            <Link
              to={`?kind=${kind}`}
              className={counts[kind] === '0' ? 'queue__none' : undefined}
              aria-current={kind === shown ? 'page' : undefined}
            >
              {text} <span className="queue__count">{counts[kind]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
