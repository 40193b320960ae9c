import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { TextAreaField } from '../../../shared/field.js';
import { FormDialog } from '../../../shared/staff/form-dialog.js';
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
        <FormDialog
          title={`Lift the hold of ${name}?`}
          action="Lift"
          command={lift}
          onSubmit={() => {
            setTried(true);
            if (wrong === undefined) lift.mutate({ reason: reason.trim() });
          }}
          onClose={() => setAsks(false)}
        >
          <p>From then on two persons can erase {name}.</p>
          <TextAreaField
            label="Reason"
            required
            value={reason}
            onChange={setReason}
            error={tried ? wrong : undefined}
            maxLength={2000}
          />
        </FormDialog>
      )}
    </>
  );
}
