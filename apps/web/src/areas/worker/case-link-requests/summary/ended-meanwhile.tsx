import { Alert } from '../../../../shared/alert.js';
import { useCountyWorkers } from '../../parts/county-workers.js';
import type { Summary } from '../../parts/types.js';
import { processedText } from '../decision-words.js';

/** Somebody else finished the request while it was open here: who, and what had been typed for nothing. */
export function EndedMeanwhile({
  summary,
  notes,
}: {
  readonly summary: Summary;
  readonly notes: readonly string[];
}) {
  const { nameOf } = useCountyWorkers();
  const { processing, rejection } = summary;
  return (
    <div className="problem" role="status">
      <Alert type="info">
        While you were here this request was {processing && `processed ${processedText(processing, nameOf)}`}
        {rejection && `rejected by ${nameOf(rejection.by)}`}. Close it and go on with another one.
        {notes.map((each) => (
          <span key={each} className="compared__value">
            You had noted, and it was not saved: “{each}”
          </span>
        ))}
      </Alert>
    </div>
  );
}
