import { Link } from 'react-router';
import { momentText } from '../../../shared/dates.js';
import { useCountyWorkers } from '../parts/county-workers.js';
import { paths } from '../parts/navigation.js';
import { OpenContact } from './open-contact.js';
import { useQueueCriteria } from './queue-criteria.js';
import { isAboutMessage, type PersonTaskKind, paperTexts, taskTexts } from './queue-kinds.js';
import { SettleTask } from './settle-task.js';
import { TaskPage } from './task-page.js';
import { changedText } from './task-words.js';
import type { SupervisorTask, TaskStatus } from './use-supervisor-tasks.js';
import { useTaskPage } from './use-task-page.js';

const statuses: readonly { readonly value: TaskStatus; readonly text: string }[] = [
  { value: 'open', text: 'Open' },
  { value: 'settled', text: 'Settled' },
];

/** The tasks of one kind about persons: open ones to settle, or those that were settled. */
export function PersonTasks({ kind }: { readonly kind: PersonTaskKind }) {
  const { title, about } = taskTexts[kind];
  const [{ tasks: status }, change] = useQueueCriteria();
  const { heading, onSettled, shown } = useTaskPage(kind, status);
  return (
    <section className="panel" aria-labelledby="person-tasks">
      <div className="panel__head">
        <h2 id="person-tasks" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <div className="actions">
          <label htmlFor="tasks-status">Show</label>
          <select
            id="tasks-status"
            className="usa-select queue__select"
            value={status}
            onChange={({ target }) => change({ tasks: target.value as TaskStatus, tasksPage: 1 })}
          >
            {statuses.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </div>
      </div>
      <p className="muted">{about}</p>
      <TaskPage
        shown={shown}
        empty={status === 'open' ? 'Nothing to settle.' : 'Nothing has been settled yet.'}
      >
        {(tasks) => <Tasks tasks={tasks.filter(isPersons)} onSettled={onSettled} />}
      </TaskPage>
    </section>
  );
}

type PersonTask = SupervisorTask & { readonly kind: PersonTaskKind };
const isPersons = (task: SupervisorTask): task is PersonTask =>
  task.kind !== 'erasure' && !isAboutMessage(task.kind);

function Tasks({
  tasks,
  onSettled,
}: {
  readonly tasks: readonly PersonTask[];
  readonly onSettled: () => void;
}) {
  const { nameOf } = useCountyWorkers();
  const hasFields = tasks.some(({ kind }) => kind === 'contact_notice');
  const areLetters = tasks.some(({ kind }) => kind === 'send_paper');
  return (
    <table className="usa-table usa-table--borderless stacks">
      <thead>
        <tr>
          <th scope="col">Person</th>
          {hasFields && <th scope="col">Changed</th>}
          {areLetters && <th scope="col">What to send</th>}
          <th scope="col">On</th>
          {!areLetters && <th scope="col">By</th>}
          <th scope="col">
            <span className="usa-sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.taskId}>
            <th scope="row" data-label="Person">
              {task.personName ?? 'No longer has a case here'}
            </th>
            {hasFields && <td data-label="Changed">{changedText(task.changed)}</td>}
            {areLetters && <td data-label="What to send">{task.why && paperTexts[task.why]}</td>}
            <td data-label="On">{momentText(task.contactChangedAt)}</td>
            {!areLetters && (
              <td data-label="By">{task.worker === null ? 'System of record' : nameOf(task.worker)}</td>
            )}
            <td>
              {task.status === 'settled' ? (
                <>
                  {`Settled by ${task.settledBy === null ? 'nobody known' : nameOf(task.settledBy)}${task.settledAt === null ? '' : `, ${momentText(task.settledAt)}`}.`}
                  {task.note !== null && <span className="queue__note">{task.note}</span>}
                </>
              ) : (
                <div className="actions">
                  <SettleTask task={task} onSettled={onSettled} />
                  {task.messageId !== null && (
                    <Link
                      to={paths.eMessage(task.messageId)}
                      aria-label={`Open the e-Message to ${task.personName ?? 'a person of another county'}`}
                    >
                      Open the e-Message
                    </Link>
                  )}
                  {task.personName !== null && (
                    <OpenContact personId={task.personId} name={task.personName} />
                  )}
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
