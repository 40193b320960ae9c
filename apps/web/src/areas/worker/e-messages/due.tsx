import { today } from '../../../shared/dates.js';
import { distanceText, dueDateText } from './due-text.js';
import { useCountyRules } from './use-county-rules.js';

/** By when something is to be done: the date, and how far it is. */
export function Due({ due, overdue }: { readonly due: string; readonly overdue: boolean }) {
  const holidays = useCountyRules()?.holidays ?? [];
  const distance = distanceText(due, { today: today(), overdue, holidays });
  return (
    <>
      <span className="nowrap">{dueDateText(due)}</span>
      {distance && <span className={overdue ? 'tag tag--overdue due__far' : 'due__far'}>{distance}</span>}
    </>
  );
}
