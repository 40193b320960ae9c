import { ApiProblem } from '#api-client';
import { Alert } from '../../../../shared/alert.js';
import { momentText } from '../../../../shared/dates.js';
import { useMe } from '../../../../shell/session.js';
import { AskedFor } from '../../parts/asked-for.js';
import type { Summary } from '../../parts/types.js';
import { HeldNotice, isHeldByColleague } from '../held-notice.js';
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
  const { refusal, coolOffUntil, warnings, allowed, linkedStatus, linkedMeanwhile } = summary;
  const { id } = useMe();
  const isSaid = refused instanceof ApiProblem && refused.code === refusal?.code;
  const isHeld = isHeldByColleague(summary, id);
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
      <HeldNotice request={summary} />
      <AskedFor request={summary} />
      {cooling && !isHeld && refusal === null && (
        <div className="problem" role="alert">
          <Alert type="warning">
            You changed this person’s contact details, so you cannot link them before{' '}
            {momentText(coolOffUntil)}. Ask a colleague to process the request, or a supervisor to pass over
            this with a reason.
          </Alert>
        </div>
      )}
      <Warnings warnings={warnings} />
    </>
  );
}
