import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { useCommand } from '../../../shared/use-command.js';
import { AssignDialog } from './assign-dialog.js';
import { useCountyWorkers } from './county-workers.js';
import type { Thread } from './e-message-types.js';

/** The move itself, which Undo asks for as well. */
export const useReassign = (messageId: string, onDone: (to: string) => void) =>
  useCommand({
    run: (to: string, header) =>
      answered(
        api.POST('/api/v1/e-messages/{id}/reassign', {
          params: { path: { id: messageId }, header },
          body: { worker: to },
        }),
      ),
    changes: [['e-message'], ['e-messages'], ['supervisor-tasks']],
    onDone: (_, to) => onDone(to),
  });

/** Gives the thread into a colleague's hands. */
export function ReassignMessage({
  thread: { messageId, worker },
  verb = 'Reassign',
  about,
  onDone,
}: {
  readonly thread: Pick<Thread, 'messageId' | 'worker'>;
  readonly verb?: 'Reassign' | 'Assign';
  /** What the button speaks of, for who does not see what it stands beside. */
  readonly about?: string;
  readonly onDone: (to: string) => void;
}) {
  const { nameOf } = useCountyWorkers();
  const [asking, setAsking] = useState(false);
  const move = useReassign(messageId, (to) => {
    setAsking(false);
    onDone(nameOf(to));
  });
  return (
    <>
      <button
        type="button"
        className="usa-button usa-button--outline"
        aria-label={about && `${verb}: ${about}`}
        onClick={() => {
          move.reset();
          setAsking(true);
        }}
      >
        {verb}
      </button>
      {asking && (
        <AssignDialog
          title={`${verb} this e-Message`}
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
