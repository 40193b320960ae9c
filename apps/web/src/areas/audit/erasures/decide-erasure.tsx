import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { FormDialog } from '../../../shared/staff/form-dialog.js';
import { useCommand } from '../../../shared/use-command.js';
import { type Erasure, erasuresKey, idOf, subjectShown } from './erasure-types.js';
import { PersonField } from './person-field.js';

const changes = [erasuresKey, ['supervisor-tasks']];

/** Approve, for the second person; cancel, for either of the two. */
export function DecideErasure({ erasure }: { readonly erasure: Erasure }) {
  const [asks, setAsks] = useState(false);
  const path = { id: erasure.erasureId };
  const cancel = useCommand({
    run: (_: undefined, header) =>
      answered(api.POST('/api/v1/audit/erasures/{id}/cancel', { params: { header, path } })),
    changes,
  });
  if (erasure.state !== 'open') return null;
  return (
    <>
      {cancel.isError && <ProblemAlert key={String(cancel.error)} problem={cancel.error} />}
      {!erasure.mayApprove && (
        <p className="muted">
          A supervisor of a county with a case of the person has to approve it, in the queue of erasures.
        </p>
      )}
      <div className="actions">
        {erasure.mayApprove && (
          <button type="button" className="usa-button" onClick={() => setAsks(true)}>
            Approve
          </button>
        )}
        <button
          type="button"
          className="usa-button usa-button--outline"
          aria-disabled={cancel.isPending}
          onClick={() => !cancel.isPending && cancel.mutate(undefined)}
        >
          Cancel the erasure
        </button>
      </div>
      {asks && <ApproveDialog erasure={erasure} onClose={() => setAsks(false)} />}
    </>
  );
}

function ApproveDialog({ erasure, onClose }: { readonly erasure: Erasure; readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const id = idOf(erasure.subject);
  const wrong = typed.trim() === id ? undefined : `Type ${id} to confirm.`;
  const approve = useCommand({
    run: (_: undefined, header) =>
      answered(
        api.POST('/api/v1/audit/erasures/{id}/approve', {
          params: { header, path: { id: erasure.erasureId } },
        }),
      ),
    changes,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={`Erase ${subjectShown(erasure.subject)}?`}
      action={approve.isPending ? 'Erasing …' : 'Erase'}
      command={approve}
      onSubmit={() => {
        setTried(true);
        if (wrong === undefined) approve.mutate(undefined);
      }}
      onClose={onClose}
    >
      <p>
        What goes, and whatever came since, is destroyed at once and for ever. Nobody can bring it back, no
        backup either.
      </p>
      <PersonField
        hint={`Type ${id} to confirm.`}
        value={typed}
        onChange={setTyped}
        error={tried ? wrong : undefined}
      />
    </FormDialog>
  );
}
