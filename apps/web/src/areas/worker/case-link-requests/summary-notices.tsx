import { ApiProblem } from '#api-client';
import { Alert } from '../../../shared/alert.js';
import { momentText } from '../../../shared/dates.js';
import { useMe } from '../../../shell/session.js';
import { useCountyWorkers } from './county-workers.js';
import type { Summary } from './types.js';
import { Warnings } from './warnings.js';

/** The validation that applies, in the documents' words; the worker's own cool-off; and the warnings, which block nothing. */
export function SummaryNotices({
  summary,
  refused,
}: {
  readonly summary: Summary;
  /** How Continue was refused just now: the page says it already. */
  readonly refused: unknown;
}) {
  const { refusal, coolOffUntil, warnings, allowed, linkedStatus, linkedMeanwhile, assignee } = summary;
  const { id, rights } = useMe();
  const { nameOf } = useCountyWorkers();
  const isSaid = refused instanceof ApiProblem && refused.code === refusal?.code;
  const isHeld = assignee !== null && assignee !== id && linkedStatus === 'Pending';
  const cooling = coolOffUntil !== null && linkedStatus === 'Pending' && !allowed.includes('process');
  return (
    <>
      {refusal && !isSaid && (
        <div className="problem" role="alert">
          <Alert type="error">{refusal.text}</Alert>
        </div>
      )}
      {linkedMeanwhile && (
        <div className="problem">
          <Alert type="info">This account is linked now; the nightly batch closes this request.</Alert>
        </div>
      )}
      {isHeld && !linkedMeanwhile && rights.includes('case-link:process') && (
        <div className="problem">
          <Alert type="info">
            {allowed.includes('take')
              ? `This request is in the hands of ${nameOf(assignee)}. To continue or reject it, take it over first.`
              : `This request is in the hands of ${nameOf(assignee)}. To continue or reject it, ask them, or have a supervisor take it over.`}
          </Alert>
        </div>
      )}
      {cooling && !isHeld && refusal === null && (
        <div className="problem" role="alert">
          <Alert type="warning">
            You changed this person's contact details, so you cannot link them before{' '}
            {momentText(coolOffUntil)}. Ask a colleague to process the request, or a supervisor to pass over
            this with a reason.
          </Alert>
        </div>
      )}
      <Warnings warnings={warnings} />
    </>
  );
}
