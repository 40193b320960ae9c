import { useState } from 'react';
import { Link } from 'react-router';
import { dateOfMomentText } from '../../../shared/dates.js';
import { DecideDocument } from '../parts/decide-document.js';
import { paths } from '../parts/navigation.js';
import { ReassignMessage } from '../parts/reassign-message.js';
import { type MessageTaskKind, messageTaskTexts } from './queue-kinds.js';
import { TaskPage } from './task-page.js';
import type { SupervisorTask } from './use-supervisor-tasks.js';
import { useTaskPage } from './use-task-page.js';

/** Tasks about e-messages: they leave the queue by what is done about them. */
export function MessageTasks({ kind }: { readonly kind: MessageTaskKind }) {
  const { title, about } = messageTaskTexts[kind];
  const { heading, onSettled, shown } = useTaskPage(kind, 'open');
  const [done, setDone] = useState('');
  return (
    <section className="panel" aria-labelledby="message-tasks">
      <h2 id="message-tasks" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p className="muted">{about}</p>
      <p role="status">{done}</p>
      <TaskPage shown={shown} empty="Nothing to settle.">
        {(tasks) => (
          <Tasks
            tasks={tasks}
            onDone={(what) => {
              onSettled();
              setDone(what);
            }}
          />
        )}
      </TaskPage>
    </section>
  );
}

function Tasks({
  tasks,
  onDone,
}: {
  readonly tasks: readonly SupervisorTask[];
  readonly onDone: (what: string) => void;
}) {
  return (
    <table className="usa-table usa-table--borderless stacks">
      <thead>
        <tr>
          <th scope="col">Subject</th>
          <th scope="col">Person</th>
          <th scope="col">Case Number</th>
          <th scope="col">Since</th>
          <th scope="col">
            <span className="usa-sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.taskId}>
            <th scope="row" data-label="Subject">
              {task.messageId === null ? (
                task.subject
              ) : (
                <Link to={paths.eMessage(task.messageId)}>{task.subject}</Link>
              )}
            </th>
            <td data-label="Person">{task.personName ?? 'No longer has a case here'}</td>
            <td data-label="Case Number">{task.caseNumber}</td>
            <td data-label="Since">{dateOfMomentText(task.contactChangedAt)}</td>
            <td>
              {task.kind === 'message_unassigned' && task.messageId !== null && (
                <ReassignMessage
                  thread={{ messageId: task.messageId, worker: null }}
                  verb="Assign"
                  about={task.subject ?? ''}
                  onDone={(to) => onDone(`Assigned to ${to}.`)}
                />
              )}
              {task.documentIds.map((documentId, at) => (
                <DecideDocument
                  key={documentId}
                  documentId={documentId}
                  name={`Document ${at + 1} of ${task.subject ?? 'the e-Message'}`}
                />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
