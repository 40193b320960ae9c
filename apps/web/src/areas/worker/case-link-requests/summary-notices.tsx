import { Alert } from '../../../shared/alert.js';
import { momentText } from '../../../shared/dates.js';
import { useMe } from '../../../shell/session.js';
import { useCountyWorkers } from './county-workers.js';
import type { Summary } from './types.js';

/** The validation that applies, in the documents' words; the worker's own cool-off; and the warnings, which block nothing. */
export function SummaryNotices({ summary }: { readonly summary: Summary }) {
  const { refusal, coolOffUntil, warnings, allowed, linkedStatus, assignee } = summary;
  const { id, rights } = useMe();
  const { nameOf } = useCountyWorkers();
  const isHeld = assignee !== null && assignee !== id && linkedStatus === 'Pending';
  const cooling = coolOffUntil !== null && linkedStatus === 'Pending' && !allowed.includes('process');
  return (
    <>
      {refusal && (
        <div className="problem" role="alert">
          <Alert type="error">{refusal.text}</Alert>
        </div>
      )}
      {isHeld && rights.includes('case-link:process') && (
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
      {warnings.length > 0 && (
        <section className="usa-alert usa-alert--warning usa-alert--slim warnings" aria-label="Warnings">
          <div className="usa-alert__body">
            <ul className="usa-alert__text">
              {warnings.map(({ code, text }) => (
                <li key={code + text}>{text}</li>
              ))}
            </ul>
          </div>
        </section>
      )}
    </>
  );
}
