import { useEffect, useEffectEvent, useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Dialog } from '../../../shared/dialog.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { useToast } from '../../../shell/toasts.js';
import './not-this-person.css';

/** "Not this person": remembered for the request, and ranked last from then on. Asks first: it is not taken back. */
export function NotThisPerson({
  requestId,
  personId,
  name,
  onDone,
}: {
  readonly requestId: string;
  readonly personId: string;
  readonly name: string;
  readonly onDone?: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const toast = useToast();
  const tell = useEffectEvent(() => onDone?.());
  // Once the dialog is gone, which gives the focus back to a button that is about to go too.
  useEffect(() => {
    if (done) tell();
  }, [done]);
  const dismiss = useCommand({
    run: (_: undefined, header) =>
      answered(
        api.POST('/api/v1/case-link-requests/{id}/dismiss-candidate', {
          params: { path: { id: requestId }, header },
          body: { personId },
        }),
      ),
    changes: [
      ['persons', 'search'],
      ['case-link-request', requestId],
    ],
    onDone: () => {
      setAsking(false);
      toast('success', `${name} is marked as not the person of this request.`);
      setDone(true);
    },
  });
  return (
    <>
      <button
        type="button"
        className="usa-button usa-button--unstyled not-this"
        aria-label={`Not this person: ${name}`}
        onClick={() => {
          dismiss.reset();
          setAsking(true);
        }}
      >
        Not this person
      </button>
      {asking && (
        <Dialog title="Not this person?" onClose={() => setAsking(false)}>
          {dismiss.error !== null && <ProblemAlert problem={dismiss.error} />}
          <p>
            <strong>{name}</strong> will stand last, marked, whenever somebody looks for the person of this
            request. This is remembered for good.
          </p>
          <div className="actions">
            <button
              type="button"
              className="usa-button"
              aria-disabled={dismiss.isPending}
              onClick={() => {
                if (!dismiss.isPending) dismiss.mutate(undefined);
              }}
            >
              Not this person
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
