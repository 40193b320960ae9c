import { useState } from 'react';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { countText } from '../../../shared/numbers.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';

type Outcome = components['schemas']['CloseLinkedRequestsResponse'];

/** First a dry run, then the run itself. */
export function RunByHand() {
  const [outcome, setOutcome] = useState<Outcome>();
  const [asking, setAsking] = useState(false);
  const run = useCommand({
    run: (dryRun: boolean, header) =>
      answered(
        api.POST('/api/v1/ops/batches/close-linked-requests', { params: { header }, body: { dryRun } }),
      ),
    changes: [['batches']],
    onDone: (came) => {
      setOutcome(came);
      setAsking(false);
    },
  });
  const tried = outcome?.dryRun === true;
  const requests = `${countText(outcome?.requestsClosed ?? 0)} ${outcome?.requestsClosed === 1 ? 'request' : 'requests'}`;
  return (
    <>
      {run.isError && !asking && <ProblemAlert key={String(run.error)} problem={run.error} />}
      <p role="status">
        {outcome &&
          `${countText(outcome.submissionsLooked)} submissions looked at: ${requests} ${tried ? 'would be closed.' : 'closed.'}`}
      </p>
      <div className="actions">
        <button
          type="button"
          className={tried ? 'usa-button usa-button--outline' : 'usa-button'}
          aria-disabled={run.isPending}
          onClick={() => !run.isPending && run.mutate(true)}
        >
          Dry run
        </button>
        {tried && (
          <button type="button" className="usa-button" onClick={() => setAsking(true)}>
            Run
          </button>
        )}
      </div>
      {asking && (
        <ConfirmDialog
          title="Close the requests"
          action="Run"
          busy={run.isPending}
          problem={run.error}
          onConfirm={() => run.mutate(false)}
          onClose={() => setAsking(false)}
        >
          {requests} will be marked Processed. A closed request cannot be opened again; its customer may ask
          anew.
        </ConfirmDialog>
      )}
    </>
  );
}
