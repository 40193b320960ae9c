import { dateOfMomentText } from '../../../shared/dates.js';
import type { PersonOnCase } from '../parts/case-types.js';

/** Whether a person's portal account is linked, and since when; the mark is a sign and a word. */
export function LinkState({ link }: { readonly link: PersonOnCase['link'] }) {
  if (link === null) return <span className="muted">Not linked</span>;
  if (!link.linked)
    return <span className="muted">{link.history.length > 0 ? 'No longer linked' : 'Not linked'}</span>;
  return (
    <span className="link-state">
      <span aria-hidden="true">✓ </span>Linked
      {link.since !== null && ` since ${dateOfMomentText(link.since)}`}
    </span>
  );
}
