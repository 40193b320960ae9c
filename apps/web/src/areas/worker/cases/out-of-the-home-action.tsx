import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Dialog } from '../../../shared/dialog.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { useToast } from '../../../shell/toasts.js';
import type { PersonOnCase } from './case-types.js';

/** A supervisor marks somebody as Permanently Out of the Home on this case, or takes the mark back. */
export function OutOfTheHomeAction({
  caseNumber,
  person: { personId, name, permanentlyOutOfTheHome: isOut },
}: {
  readonly caseNumber: string;
  readonly person: PersonOnCase;
}) {
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const mark = useCommand({
    run: (permanentlyOutOfTheHome: boolean, header) =>
      answered(
        api.PUT('/api/v1/cases/{caseNumber}/persons/{personId}/out-of-the-home', {
          params: { path: { caseNumber, personId }, header },
          body: { permanentlyOutOfTheHome },
        }),
      ),
    changes: [
      ['case', caseNumber],
      ['person', personId],
    ],
    onDone: (done) => {
      setAsking(false);
      toast(
        'success',
        done.permanentlyOutOfTheHome
          ? `${name} is marked as Permanently Out of the Home.`
          : `${name} is no longer marked as out of the home.`,
      );
    },
  });
  const title = isOut ? 'Back in the home?' : 'Permanently Out of the Home?';
  return (
    <>
      <button
        type="button"
        className="usa-button usa-button--outline"
        aria-label={`${isOut ? 'Take back Out of the Home' : 'Out of the Home'}: ${name}`}
        onClick={() => setAsking(true)}
      >
        {isOut ? 'Take back Out of the Home' : 'Out of the Home …'}
      </button>
      {asking && (
        <Dialog title={title} onClose={() => setAsking(false)}>
          {mark.isError && <ProblemAlert key={mark.submittedAt} problem={mark.error} />}
          <p>
            {isOut
              ? `${name} counts again as a member of the household of case ${caseNumber}: case link requests can come to your county for it.`
              : `${name} is marked as Permanently Out of the Home on case ${caseNumber}. No case link request comes to your county for this case any more.`}
          </p>
          <div className="actions">
            <button
              type="button"
              className="usa-button"
              disabled={mark.isPending}
              onClick={() => mark.mutate(!isOut)}
            >
              {isOut ? 'Take back the mark' : 'Mark as out of the home'}
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
