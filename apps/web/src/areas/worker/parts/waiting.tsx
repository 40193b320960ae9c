import { dateOfMomentText } from '../../../shared/dates.js';
import type { Summary } from './types.js';
import { chosenText, waitingReasonTexts } from './words.js';

type Waits = Pick<Summary, 'waiting'>;

const what = ({ since, reason }: NonNullable<Waits['waiting']>): string =>
  `waiting for the customer since ${dateOfMomentText(since)}: ${chosenText(waitingReasonTexts[reason])}`;

/** The customer has to do something first: the goal's clock stands still. */
export const Waiting = ({ waiting }: Waits) =>
  waiting && <span className="tag tag--waiting">{what(waiting)}</span>;

/** The same beside an age, where there is room for a word. */
export const WaitingMark = ({ waiting }: Waits) =>
  waiting && (
    <span className="tag tag--waiting" title={what(waiting)}>
      waiting
    </span>
  );
