import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { TextAreaField } from '../../../shared/field.js';
import { FormDialog } from '../../../shared/staff/form-dialog.js';
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
    <FormDialog
      title="Settle this task?"
      action={settle.isPending ? 'Settling …' : 'Settle'}
      command={settle}
      onSubmit={() => settle.mutate(note.trim())}
      onClose={onClose}
    >
      <p>{taskTexts[kind].settled(name)} The task leaves the queue for good.</p>
      <TextAreaField label="Note (optional)" maxLength={2000} value={note} onChange={enter} />
    </FormDialog>
  );
}
