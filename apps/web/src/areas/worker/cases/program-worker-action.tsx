import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { useCommand } from '../../../shared/use-command.js';
import { useToast } from '../../../shell/toasts.js';
import { AssignDialog } from '../parts/assign-dialog.js';
import type { Program } from '../parts/case-types.js';
import { useCountyWorkers } from '../parts/county-workers.js';

/** A supervisor gives a program of the case to a worker. */
export function ProgramWorkerAction({
  caseNumber,
  program: { kind, worker },
}: {
  readonly caseNumber: string;
  readonly program: Program;
}) {
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const { nameOf } = useCountyWorkers();
  const assign = useCommand({
    run: (to: string, header) =>
      answered(
        api.PUT('/api/v1/cases/{caseNumber}/programs/{kind}/worker', {
          params: { path: { caseNumber, kind }, header },
          body: { worker: to },
        }),
      ),
    changes: [['case', caseNumber], ['cases']],
    onDone: (done) => {
      setAsking(false);
      toast('success', `${kind} goes to ${nameOf(done.worker)}.`);
    },
  });
  return (
    <>
      <button
        type="button"
        className="usa-button usa-button--outline"
        aria-label={`Assign ${kind} …`}
        onClick={() => setAsking(true)}
      >
        Assign …
      </button>
      {asking && (
        <AssignDialog
          title={`Assign ${kind}`}
          current={worker}
          onAssign={(to) => assign.mutate(to)}
          onClose={() => setAsking(false)}
          busy={assign.isPending}
          problem={assign.error}
        />
      )}
    </>
  );
}
