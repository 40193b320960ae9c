import { momentText } from '../../../../shared/dates.js';
import { useCountyWorkers } from '../../parts/county-workers.js';
import type { Summary } from '../../parts/types.js';
import { chosenText, counted, rejectReasonTexts, unlinkReasonTexts } from '../../parts/words.js';
import { originText, processedText } from '../decision-words.js';

/** What happened to the request until now. */
export function RequestHistory({ summary }: { readonly summary: Summary }) {
  const { nameOf } = useCountyWorkers();
  const { requestDate, assignee, dismissed, rejection, processing, unlink } = summary;
  return (
    <section className="panel" aria-labelledby="history">
      <h2 id="history">History of this request</h2>
      <ol className="history">
        <li>
          <Moment at={requestDate} />
          {originText(summary, unlinkReasonTexts)}
          {unlink && <UnlinkNoted unlink={unlink} nameOf={nameOf} />}
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
            Rejected by {nameOf(rejection.by)}: {chosenText(rejectReasonTexts[rejection.reason])}
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

/** Who undid the link that the request came of, and what they noted. */
function UnlinkNoted({
  unlink: { by, note },
  nameOf,
}: {
  readonly unlink: NonNullable<Summary['unlink']>;
  readonly nameOf: (worker: string) => string;
}) {
  return (
    <>
      {`, by ${by === null ? 'another county' : nameOf(by)}.`}
      {note !== null && ` Note: ${note}`}
    </>
  );
}
