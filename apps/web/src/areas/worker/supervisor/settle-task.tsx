import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Dialog } from '../../../shared/dialog.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { useToast } from '../../../shell/toasts.js';
import type { SupervisorTask } from './use-supervisor-tasks.js';

/** Settles a task, asked first: it leaves the queue for good. */
export function SettleTask({
  task,
  onSettled,
}: {
  readonly task: SupervisorTask;
  readonly onSettled: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const name = task.personName ?? 'a person of another county';
  const settle = useCommand({
    run: (id: string, header) =>
      answered(api.POST('/api/v1/supervisor-tasks/{id}/settle', { params: { path: { id }, header } })),
    changes: [['supervisor-tasks']],
    onDone: () => {
      setAsking(false);
      onSettled();
      toast('success', `The task about ${name} is settled.`);
    },
  });
  return (
    <>
      <button
        type="button"
        className="usa-button usa-button--outline"
        aria-label={`Settle the task about ${name} …`}
        onClick={() => setAsking(true)}
      >
        Settle …
      </button>
      {asking && (
        <Dialog title="Settle this task?" onClose={() => setAsking(false)}>
          {settle.isError && <ProblemAlert key={settle.submittedAt} problem={settle.error} />}
          <p>
            You have made sure that {name} knows of the contact change, in a way that is safe for them, or
            that nobody needs to be told. The task leaves the queue for good.
          </p>
          <div className="actions">
            <button
              type="button"
              className="usa-button"
              disabled={settle.isPending}
              onClick={() => settle.mutate(task.taskId)}
            >
              Settle
            </button>
            <button type="button" className="usa-button usa-button--outline" onClick={() => setAsking(false)}>
              Cancel
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
