import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { useCommand } from '../../../../shared/use-command.js';
import { AssignDialog } from '../../parts/assign-dialog.js';
import { useCountyWorkers } from '../../parts/county-workers.js';
import type { Thread } from '../../parts/e-message-types.js';

/** Gives the thread into a colleague's hands. */
export function ReassignMessage({
  thread: { messageId, worker },
  onDone,
}: {
  readonly thread: Pick<Thread, 'messageId' | 'worker'>;
  readonly onDone: (to: string) => void;
}) {
  const { nameOf } = useCountyWorkers();
  const [asking, setAsking] = useState(false);
  const move = useCommand({
    run: (to: string, header) =>
      answered(
        api.POST('/api/v1/e-messages/{id}/reassign', {
          params: { path: { id: messageId }, header },
          body: { worker: to },
        }),
      ),
    changes: [['e-message'], ['e-messages'], ['supervisor-tasks']],
    onDone: (_, to) => {
      setAsking(false);
      onDone(nameOf(to));
    },
  });
  return (
    <>
      <button
        type="button"
        className="usa-button usa-button--outline"
        onClick={() => {
          move.reset();
          setAsking(true);
        }}
      >
        Reassign
      </button>
      {asking && (
        <AssignDialog
          title="Reassign this e-Message"
          current={worker}
          onAssign={move.mutate}
          onClose={() => setAsking(false)}
          busy={move.isPending}
          problem={move.error}
        />
      )}
    </>
  );
}
