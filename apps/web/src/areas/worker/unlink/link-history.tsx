import { momentText } from '../../../shared/dates.js';
import type { UnlinkReason } from '../case-link-requests/types.js';
import { unlinkReasonTexts } from '../case-link-requests/words.js';
import type { Person } from '../contact/contact-types.js';

const reasonText = (reason: string): string => unlinkReasonTexts[reason as UnlinkReason] ?? reason;

/** When and how accounts were linked to the person, newest first. */
export function LinkHistory({ link }: { readonly link: NonNullable<Person['link']> }) {
  if (link.history.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="links">
      <h2 id="links">Links of this person</h2>
      <ol className="history">
        {[...link.history].reverse().map(({ accountId, how, linkedAt, unlinkedAt, unlinkReason }) => (
          <li key={linkedAt + accountId}>
            <time dateTime={linkedAt} className="history__at muted">
              {momentText(linkedAt)}
            </time>
            Linked {how === 'automatic' ? 'automatically' : 'by a worker, on a request'}
            {unlinkedAt !== null && `, unlinked ${momentText(unlinkedAt)}`}
            {unlinkReason !== null && ` (${reasonText(unlinkReason)})`}
          </li>
        ))}
      </ol>
    </section>
  );
}
