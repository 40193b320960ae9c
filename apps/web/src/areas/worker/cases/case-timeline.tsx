import { Link } from 'react-router';
import { momentText } from '../../../shared/dates.js';
import { paths } from '../navigation.js';
import { type HistoryEntry, historyOf } from './case-history.js';
import type { CaseSummaryData } from './case-types.js';

const signs: Readonly<Record<HistoryEntry['kind'], string>> = { linked: '✓', unlinked: '✗', requested: '?' };

/** What happened on the case, newest first, along a line. */
export function CaseTimeline({ summary }: { readonly summary: CaseSummaryData }) {
  const entries = historyOf(summary);
  return (
    <section className="panel" aria-labelledby="history">
      <h2 id="history">History</h2>
      {entries.length === 0 ? (
        <p className="empty">Nothing yet. Links, unlinks and requests of this case appear here.</p>
      ) : (
        <ol className="timeline">
          {entries.map((each) => (
            <li key={`${each.at} ${each.text}`} className={`timeline__entry timeline__entry--${each.kind}`}>
              <span className="timeline__sign" aria-hidden="true">
                {signs[each.kind]}
              </span>
              <time dateTime={each.at}>{momentText(each.at)}</time>
              <span>
                {each.text}{' '}
                {each.requestId !== undefined && (
                  <Link to={paths.linkRequest(each.requestId)}>Open the request</Link>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
