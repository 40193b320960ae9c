import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Dialog } from '../../../shared/dialog.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { useToast } from '../../../shell/toasts.js';

/** Reset PIN, asked first: the customer's old PIN stops to work at once. */
export function ResetPin({ personId, name }: { readonly personId: string; readonly name: string }) {
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const reset = useCommand({
    run: (_: null, header) =>
      answered(
        api.POST('/api/v1/persons/{id}/reset-ivr-pin', { params: { path: { id: personId }, header } }),
      ),
    changes: [['person', personId]],
    onDone: () => {
      setAsking(false);
      toast('success', `The IVR PIN of ${name} was reset.`);
    },
  });
  return (
    <>
      <button type="button" className="usa-button usa-button--outline" onClick={() => setAsking(true)}>
        Reset PIN
      </button>
      {asking && (
        <Dialog title="Reset PIN?" onClose={() => setAsking(false)}>
          {reset.isError && <ProblemAlert problem={reset.error} />}
          <p>
            The current IVR PIN of {name} stops working at once. The next call to the IVR asks for a new one.
          </p>
          <div className="actions">
            <button
              type="button"
              className="usa-button"
              disabled={reset.isPending}
              onClick={() => reset.mutate(null)}
            >
              Reset PIN
            </button>
            <button type="button" className="usa-button usa-button--outline" onClick={() => setAsking(false)}>
              Cancel
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
