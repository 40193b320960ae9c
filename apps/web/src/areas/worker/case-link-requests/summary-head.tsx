import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOfMomentText } from '../../../shared/dates.js';
import { problemText } from '../../../shared/problem-text.js';
import { useToast } from '../../../shell/toasts.js';
import { AskedAgain } from './asked-again.js';
import { AssignDialog } from './assign-dialog.js';
import { useCountyWorkers } from './county-workers.js';
import { SpeaksSpanish } from './speaks-spanish.js';
import type { Summary } from './types.js';
import { useAssignment } from './use-assignment.js';
import { assignedTexts, counted } from './words.js';

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
  const act = (action: 'take' | 'release') => () => assignment.mutate({ action, requestId });
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
        {' from '}
        {dateOfMomentText(summary.requestDate)} · {counted(summary.ageBusinessDays, 'business day')}
        <AskedAgain askedAgain={summary.askedAgain} />
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
      </div>
      <p className="summary-head__others" role="status">
        {alsoViewing.length > 0 &&
          `Also looking at this request: ${alsoViewing.map(({ name }) => name).join(', ')}`}
      </p>
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
