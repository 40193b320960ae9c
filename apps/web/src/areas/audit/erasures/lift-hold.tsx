import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Dialog } from '../../../shared/dialog.js';
import { TextAreaField } from '../../../shared/field.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { erasuresKey, type Hold, holdsKey, subjectShown } from './erasure-types.js';

/** Asks why, then lifts it. */
export function LiftHold({ hold }: { readonly hold: Hold }) {
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = reason.trim() === '' ? 'Say why it is lifted.' : undefined;
  const lift = useCommand({
    run: (body: { reason: string }, header) =>
      answered(
        api.POST('/api/v1/audit/holds/{id}/lift', { params: { header, path: { id: hold.holdId } }, body }),
      ),
    changes: [holdsKey, erasuresKey],
    onDone: () => setAsks(false),
  });
  const name = subjectShown(hold.subject);
  return (
    <>
      Stands.{' '}
      <button type="button" className="usa-button usa-button--unstyled" onClick={() => setAsks(true)}>
        Lift<span className="usa-sr-only"> the hold of {name}</span>
      </button>
      {asks && (
        <Dialog title={`Lift the hold of ${name}?`} onClose={() => setAsks(false)}>
          {lift.isError && <ProblemAlert key={String(lift.error)} problem={lift.error} />}
          <p>From then on two persons can erase {name}.</p>
          <form
            className="dialog-form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              setTried(true);
              if (wrong === undefined && !lift.isPending) lift.mutate({ reason: reason.trim() });
            }}
          >
            <TextAreaField
              label="Reason"
              required
              value={reason}
              onChange={setReason}
              error={tried ? wrong : undefined}
              maxLength={2000}
            />
            <div className="actions">
              <button type="submit" className="usa-button" aria-disabled={lift.isPending}>
                Lift
              </button>
              <button type="button" className="usa-button usa-button--outline" onClick={() => setAsks(false)}>
                Cancel
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
