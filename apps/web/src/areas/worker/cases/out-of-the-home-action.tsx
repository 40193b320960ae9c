import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Dialog } from '../../../shared/dialog.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { useToast } from '../../../shell/toasts.js';
import type { PersonOnCase } from '../parts/case-types.js';
import { DoneMeanwhile } from './done-meanwhile.js';

interface OnCase {
  readonly caseNumber: string;
  readonly person: PersonOnCase;
}

/** A supervisor marks somebody as Permanently Out of the Home on this case, or takes the mark back. */
export function OutOfTheHomeAction({ caseNumber, person }: OnCase) {
  const [asking, setAsking] = useState(false);
  const { name, permanentlyOutOfTheHome: isOut } = person;
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
      {asking && <OutDialog caseNumber={caseNumber} person={person} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Does what it was opened for, also when a colleague sets or takes back the mark meanwhile. */
function OutDialog({
  caseNumber,
  person: { personId, name, permanentlyOutOfTheHome: isOut },
  onClose,
}: OnCase & { readonly onClose: () => void }) {
  const [wanted] = useState(!isOut);
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
      onClose();
      toast(
        'success',
        done.permanentlyOutOfTheHome
          ? `${name} is marked as Permanently Out of the Home.`
          : `${name} is no longer marked as out of the home.`,
      );
    },
  });
  const isDone = isOut === wanted && !mark.isPending;
  return (
    <Dialog title={wanted ? 'Permanently Out of the Home?' : 'Back in the home?'} onClose={onClose}>
      {mark.isError && <ProblemAlert key={mark.submittedAt} problem={mark.error} />}
      <p>
        {wanted
          ? `${name} is marked as Permanently Out of the Home on case ${caseNumber}. No case link request comes to your county for this case anymore.`
          : `${name} counts again as a member of the household of case ${caseNumber}: case link requests can come to your county for it.`}
      </p>
      <DoneMeanwhile isDone={isDone}>
        {wanted ? 'The mark is already there' : 'The mark is already taken back'}: a colleague was faster.
      </DoneMeanwhile>
      <div className="actions">
        <button
          type="button"
          className="usa-button"
          disabled={mark.isPending || isDone}
          onClick={() => mark.mutate(wanted)}
        >
          {wanted ? 'Mark as out of the home' : 'Take back the mark'}
        </button>
        <button type="button" className="usa-button usa-button--outline" onClick={onClose}>
          {isDone ? 'Close' : 'Cancel'}
        </button>
      </div>
    </Dialog>
  );
}
