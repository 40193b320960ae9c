import { Link } from 'react-router';
import { momentText } from '../../../shared/dates.js';
import { TaskPage } from './task-page.js';
import { useTaskPage } from './use-task-page.js';

/** Erasures that wait for a supervisor as the second person: decided on a page of their own. */
export function ErasureTasks() {
  const { heading, shown } = useTaskPage('erasure', 'open');
  return (
    <section className="panel" aria-labelledby="erasure-tasks">
      <h2 id="erasure-tasks" ref={heading} tabIndex={-1}>
        Erasures to approve
      </h2>
      <p className="muted">
        An auditor began to erase these people. Look at what goes and what stays, then approve or cancel;
        after seven days an erasure lapses.
      </p>
      <TaskPage shown={shown} empty="Nothing to approve.">
        {(tasks) => (
          <table className="usa-table usa-table--borderless stacks">
            <thead>
              <tr>
                <th scope="col">Person</th>
                <th scope="col">Begun</th>
                <th scope="col">
                  <span className="usa-sr-only">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {tasks.map(({ taskId, personName, personId, contactChangedAt }) => (
                <tr key={taskId}>
                  <th scope="row" data-label="Person">
                    {personName ?? personId}
                  </th>
                  <td data-label="Begun">{momentText(contactChangedAt)}</td>
                  <td>
                    <Link to={`/audit/erasures/${taskId.slice('erasure:'.length)}`}>
                      Look and decide
                      <span className="usa-sr-only"> on the erasure of {personName ?? personId}</span>
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </TaskPage>
    </section>
  );
}
