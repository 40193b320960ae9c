import { Link } from 'react-router';
import { momentText } from '../../../shared/dates.js';
import { useCountyWorkers } from '../parts/county-workers.js';
import { paths } from '../parts/navigation.js';
import { chosenText, methodTexts, unlinkReasonTexts } from '../parts/words.js';
import type { PersonLinks } from './links-query.js';

type Entry = PersonLinks['history'][number];
type NameOf = (worker: string) => string;

/** When, how and by whom accounts were linked to the person and unlinked, newest first, with what was noted. */
export function LinkHistory({ links: { history } }: { readonly links: PersonLinks }) {
  const { nameOf } = useCountyWorkers();
  if (history.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="links">
      <h2 id="links">Links of this person</h2>
      <ol className="history">
        {[...history].reverse().map((each) => (
          <li key={each.linkedAt + each.accountId}>
            <time dateTime={each.linkedAt} className="history__at muted">
              {momentText(each.linkedAt)}
            </time>
            {linkedText(each, nameOf)}
            {each.requestId !== null && <RequestLink id={each.requestId} text="The request" />}
            <Note text={each.note} />
            <Note text={each.overrideReason} label="Reason for passing over the cool-off" />
            {each.unlinkedAt !== null && (
              <span className="timeline__note">
                {unlinkedText(each, nameOf)}
                {each.requestAfterwards !== null && (
                  <RequestLink id={each.requestAfterwards} text="The request that it made" />
                )}
              </span>
            )}
            <Note text={each.unlinkNote} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const linkedText = ({ how, linkedBy, methods }: Entry, nameOf: NameOf): string => {
  if (how === 'automatic') return 'Linked automatically, after a code.';
  if (linkedBy === null) return 'Linked by another county, on a request.';
  return `Linked by ${nameOf(linkedBy)}, on a request. Identity verified by: ${methods
    .map((each) => chosenText(methodTexts[each]))
    .join(', ')}.`;
};

const unlinkedText = ({ unlinkedAt, unlinkedBy, unlinkReason }: Entry, nameOf: NameOf): string => {
  const by = unlinkedBy === null ? 'another county' : nameOf(unlinkedBy);
  const why = unlinkReason === null ? '' : `: ${chosenText(unlinkReasonTexts[unlinkReason])}`;
  return `Unlinked ${momentText(unlinkedAt ?? '')} by ${by}${why}.`;
};

function RequestLink({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <>
      {' '}
      <Link to={paths.linkRequest(id)}>{text}</Link>
    </>
  );
}

function Note({ text, label = 'Note' }: { readonly text: string | null; readonly label?: string }) {
  return text === null ? null : (
    <span className="timeline__note">
      {label}: {text}
    </span>
  );
}
