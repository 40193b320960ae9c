import { dateOfMomentText } from '../../../shared/dates.js';
import type { Summary } from './types.js';
import { chosenText, waitingReasonTexts } from './words.js';

/** The customer has to do something first: the goal's clock stands still. */
export function Waiting({ waiting }: Pick<Summary, 'waiting'>) {
  return waiting === null ? null : (
    <span className="tag">
      waiting for the customer since {dateOfMomentText(waiting.since)}:{' '}
      {chosenText(waitingReasonTexts[waiting.reason])}
    </span>
  );
}
