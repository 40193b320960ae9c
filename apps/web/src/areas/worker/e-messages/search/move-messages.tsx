import { useState } from 'react';
import { answered, type components } from '#api-client';
import { Alert } from '../../../../shared/alert.js';
import { api } from '../../../../shared/api.js';
import { useCommand } from '../../../../shared/use-command.js';
import { AssignDialog } from '../../parts/assign-dialog.js';
import { useCountyWorkers } from '../../parts/county-workers.js';
import { counted } from '../../parts/words.js';
import '../../parts/bulk/bulk.css';

type Outcome = components['schemas']['BulkMessagesResponse'];
/** Of one call. */
const most = 100;

/** Reassign: the chosen e-messages into a colleague's hands. */
export function MoveMessages({
  chosen,
  onClear,
  onDone,
}: {
  readonly chosen: readonly string[];
  readonly onClear: () => void;
  /** What could not be moved stays chosen. */
  readonly onDone: (failed: readonly string[]) => void;
}) {
  const { nameOf } = useCountyWorkers();
  const [asking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<{ readonly of: Outcome; readonly to: string }>();
  const move = useCommand({
    run: (body: { readonly ids: readonly string[]; readonly worker: string }, header) =>
      answered(
        api.POST('/api/v1/e-messages/bulk', {
          params: { header },
          body: { action: 'reassign', ids: [...body.ids], worker: body.worker },
        }),
      ),
    changes: [['e-messages'], ['e-message']],
    onDone: (of, { worker }) => {
      setAsking(false);
      setOutcome({ of, to: worker });
      onDone(of.items.filter(({ done }) => !done).map(({ messageId }) => messageId));
    },
  });
  const none = chosen.length === 0;
  const tooMany = chosen.length > most;
  return (
    <section className="bulk" aria-label="Actions on the chosen e-Messages">
      <span className="bulk__count" role="status">
        {outcome !== undefined && none
          ? `${counted(outcome.of.done, 'e-Message')} reassigned to ${nameOf(outcome.to)}.`
          : none
            ? 'Choose e-Messages to reassign several at once.'
            : `${counted(chosen.length, 'e-Message')} chosen`}
        {tooMany && `. At most ${most} can be moved at once`}
      </span>
      <div className="actions">
        <button
          type="button"
          className="usa-button usa-button--outline"
          disabled={none || tooMany}
          onClick={() => {
            move.reset();
            setOutcome(undefined);
            setAsking(true);
          }}
        >
          Reassign …
        </button>
        {!none && (
          <button type="button" className="usa-button usa-button--unstyled" onClick={onClear}>
            Clear
          </button>
        )}
      </div>
      {outcome !== undefined && outcome.of.failed > 0 && (
        <Alert type="warning">
          {counted(outcome.of.failed, 'e-Message')} could not be moved:{' '}
          {[...new Set(outcome.of.items.flatMap(({ detail }) => detail ?? []))].join(' ')}
        </Alert>
      )}
      {asking && (
        <AssignDialog
          title={`Reassign ${counted(chosen.length, 'e-Message')}`}
          onAssign={(worker) => move.mutate({ ids: chosen, worker })}
          onClose={() => setAsking(false)}
          busy={move.isPending}
          problem={move.error}
        />
      )}
    </section>
  );
}
