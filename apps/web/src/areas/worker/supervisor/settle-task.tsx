import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Dialog } from '../../../shared/dialog.js';
import { TextAreaField } from '../../../shared/field.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useToast } from '../../../shell/toasts.js';
import { useReasoned } from '../parts/use-reasoned.js';
import { type PersonTaskKind, taskTexts } from './queue-kinds.js';
import type { SupervisorTask } from './use-supervisor-tasks.js';

interface OfTask {
  readonly task: SupervisorTask & { readonly kind: PersonTaskKind };
  readonly name: string;
}

/** Settles a task, asked first: it leaves the queue for good. */
export function SettleTask({
  task,
  onSettled,
}: {
  readonly task: OfTask['task'];
  readonly onSettled: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const name = task.personName ?? 'a person of another county';
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
        <SettleDialog
          task={task}
          name={name}
          onClose={() => setAsking(false)}
          onSettled={() => {
            setAsking(false);
            onSettled();
          }}
        />
      )}
    </>
  );
}

function SettleDialog({
  task: { taskId, kind },
  name,
  onClose,
  onSettled,
}: OfTask & { readonly onClose: () => void; readonly onSettled: () => void }) {
  const toast = useToast();
  const {
    text: note,
    enter,
    command: settle,
  } = useReasoned({
    draft: `settle:${taskId}`,
    empty: '',
    run: (text: string, header) =>
      answered(
        api.POST('/api/v1/supervisor-tasks/{id}/settle', {
          params: { path: { id: taskId }, header },
          body: text === '' ? {} : { note: text },
        }),
      ),
    changes: [['supervisor-tasks']],
    onDone: () => {
      onSettled();
      toast('success', `The task about ${name} is settled.`);
    },
  });
  return (
    <Dialog title="Settle this task?" onClose={onClose}>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!settle.isPending) settle.mutate(note.trim());
        }}
      >
        {settle.isError && <ProblemAlert key={settle.submittedAt} problem={settle.error} />}
        <p>{taskTexts[kind].settled(name)} The task leaves the queue for good.</p>
        <TextAreaField label="Note (optional)" maxLength={2000} value={note} onChange={enter} />
        <div className="actions">
          <button type="submit" className="usa-button" disabled={settle.isPending}>
            {settle.isPending ? 'Settling …' : 'Settle'}
          </button>
          <button type="button" className="usa-button usa-button--outline" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
