import { dateOfMomentText } from '../../../shared/dates.js';
import type { Summary } from '../parts/types.js';
import { counted } from '../parts/words.js';

/** The customer asked with the same data once more, and is waiting: one row, not one for each time. */
export function AskedAgain({ askedAgain }: Pick<Summary, 'askedAgain'>) {
  return askedAgain === null ? null : (
    <span className="tag">
      asked again {counted(askedAgain.times, 'time')}, last {dateOfMomentText(askedAgain.last)}
    </span>
  );
}

/** Requests with different data, but of one account: somebody may be trying. Tells nothing about whom. */
export function SameAccount({ requests }: { readonly requests: number }) {
  return requests < 2 ? null : <span className="tag">{requests} open requests of this account</span>;
}
