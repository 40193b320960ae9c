import { momentText } from '../../../shared/dates.js';
import { useCountyWorkers } from './county-workers.js';
import type { Summary } from './types.js';
import { counted, rejectReasonTexts, unlinkReasonTexts } from './words.js';

/** What happened to the request until now. */
export function RequestHistory({ summary }: { readonly summary: Summary }) {
  const { nameOf } = useCountyWorkers();
  const { requestDate, assignee, dismissed, rejection, processing } = summary;
  return (
    <section className="panel" aria-labelledby="history">
      <h2 id="history">History of this request</h2>
      <ol className="history">
        <li>
          <Moment at={requestDate} />
          {originText(summary)}
        </li>
        {assignee !== null && <li>Assigned to {nameOf(assignee)}</li>}
        {dismissed.length > 0 && (
          <li>{counted(dismissed.length, 'person', 'people')} marked as not the person of this request</li>
        )}
        {processing && (
          <li>
            <Moment at={processing.at} />
            Processed {processedText(processing, nameOf)}
          </li>
        )}
        {rejection && (
          <li>
            <Moment at={rejection.at} />
            Rejected by {nameOf(rejection.by)}: {rejectReasonTexts[rejection.reason]}
          </li>
        )}
      </ol>
    </section>
  );
}

const Moment = ({ at }: { at: string }) => (
  <time dateTime={at} className="history__at muted">
    {momentText(at)}
  </time>
);

function originText({ origin, unlinkReason }: Summary): string {
  if (origin === 'customer') return 'Requested by the customer';
  return `Made because the account was unlinked${unlinkReason ? `: ${unlinkReasonTexts[unlinkReason]}` : ''}`;
}

/** By whom, or because of what. */
export function processedText(
  { cause, by }: NonNullable<Summary['processing']>,
  nameOf: (worker: string) => string,
): string {
  switch (cause) {
    case 'direct':
      return by === null ? 'by a worker' : `by ${nameOf(by)}`;
    case 'sibling':
      return 'because another county processed a request of the same submission';
    case 'batch':
      return 'by the nightly batch, because the account was linked already';
  }
}
