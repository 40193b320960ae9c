import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOfMomentText } from '../../../../shared/dates.js';
import { problemText } from '../../../../shared/problem-text.js';
import { useToast } from '../../../../shell/toasts.js';
import { AssignDialog } from '../../parts/assign-dialog.js';
import { useCountyWorkers } from '../../parts/county-workers.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import type { Summary } from '../../parts/types.js';
import { useAssignment } from '../../parts/use-assignment.js';
import { Waiting } from '../../parts/waiting.js';
import { assignedTexts, counted, waitingReasonTexts } from '../../parts/words.js';
import { AskedAgain } from '../asked-again.js';
import { SpeaksSpanish } from '../speaks-spanish.js';
import { useWait } from './use-care.js';

/** Whose request this is, how old, who has it, and who else is looking at it. */
export function SummaryHead({ summary }: { readonly summary: Summary }) {
  const { requestId, registrant, assignee, allowed, alsoViewing } = summary;
  const { t } = useTranslation();
  const toast = useToast();
  const { nameOf } = useCountyWorkers();
  const [assigning, setAssigning] = useState(false);
  const assignment = useAssignment({
    onDone: ({ action }) => {
      setAssigning(false);
      toast('success', assignedTexts[action]);
    },
    onRefused: (problem) => {
      if (!assigning) toast('warning', problemText(problem, t));
    },
  });
  const wait = useWait(requestId, () => toast('success', 'The request waits for the customer.'));
  const act = (action: 'take' | 'release' | 'resume') => () => assignment.mutate({ action, requestId });
  return (
    <div className="summary-head">
      <p className="page__about">
        {registrant ? (
          <>
            Request of{' '}
            <strong>
              {registrant.firstName} {registrant.lastName}
            </strong>
          </>
        ) : (
          'Request of an account whose data was erased'
        )}
        <SpeaksSpanish language={registrant?.language} />
        {registrant ? ' from ' : ', asked '}
        {dateOfMomentText(summary.requestDate)} · {counted(summary.ageBusinessDays, 'business day')}
        <AskedAgain askedAgain={summary.askedAgain} />
        <Waiting waiting={summary.waiting} />
        {summary.overdue && <span className="tag tag--overdue">overdue</span>}
        {assignee !== null && ` · assigned to ${nameOf(assignee)}`}
        {assignee === null && summary.linkedStatus === 'Pending' && ' · assigned to nobody'}
      </p>
      <div className="actions">
        {allowed.includes('take') && assignee === null && (
          <button type="button" className="usa-button usa-button--unstyled" onClick={act('take')}>
            Take
          </button>
        )}
        {allowed.includes('release') && (
          <button type="button" className="usa-button usa-button--unstyled" onClick={act('release')}>
            Put back
          </button>
        )}
        {allowed.includes('assign') && (
          <button
            type="button"
            className="usa-button usa-button--unstyled"
            onClick={() => {
              assignment.reset();
              setAssigning(true);
            }}
          >
            Assign …
          </button>
        )}
        {allowed.includes('wait') && (
          <button type="button" className="usa-button usa-button--unstyled" onClick={wait.open}>
            Wait for the customer …
          </button>
        )}
        {allowed.includes('end_waiting') && (
          <button type="button" className="usa-button usa-button--unstyled" onClick={act('resume')}>
            Stop waiting
          </button>
        )}
      </div>
      <p className="summary-head__others" role="status">
        {alsoViewing.length > 0 &&
          `Also looking at this request: ${alsoViewing.map(({ name }) => name).join(', ')}`}
      </p>
      {wait.isOpen && allowed.includes('wait') && (
        <ReasonDialog title="Wait for the customer" reasons={waitingReasonTexts} action="Wait" {...wait.form}>
          <p>
            The county’s goal is on hold until the customer asks again or a worker stops waiting. The customer
            is not told.
          </p>
        </ReasonDialog>
      )}
      {assigning && (
        <AssignDialog
          title="Assign this request"
          current={assignee}
          onAssign={(worker) => assignment.mutate({ action: 'assign', requestId, worker })}
          onClose={() => setAssigning(false)}
          busy={assignment.isPending}
          problem={assignment.error}
        />
      )}
    </div>
  );
}
