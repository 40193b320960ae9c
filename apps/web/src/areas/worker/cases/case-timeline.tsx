import { type RefObject, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { momentText } from '../../../shared/dates.js';
import { Loading } from '../../../shared/loading.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useMe } from '../../../shell/session.js';
import { paths } from '../parts/navigation.js';
import { type HistoryEntry, useCaseHistory } from './use-case-history.js';

/** What happened on the case, newest first, along a line. */
export function CaseTimeline({ caseNumber }: { readonly caseNumber: string }) {
  const { rights } = useMe();
  const found = useCaseHistory(caseNumber);
  const entries = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const { list, ask } = useFocusOnOlder(entries.length);
  const isCut = found.data?.pages.at(-1)?.cut === true && !found.hasNextPage;
  return (
    <section className="panel" aria-labelledby="history">
      <h2 id="history">History</h2>
      {!rights.includes('case-link:view') && (
        <p className="muted">Links and requests are shown only to those with the right case-link:view.</p>
      )}
      {found.isPending && <Loading />}
      {found.isError && (
        <ProblemAlert
          key={found.errorUpdatedAt}
          problem={found.error}
          onRetry={() => void (found.data ? found.fetchNextPage() : found.refetch())}
        />
      )}
      {found.data && entries.length === 0 && (
        <p className="empty">Nothing yet. What changes on this case appears here.</p>
      )}
      {entries.length > 0 && <Entries entries={entries} list={list} />}
      {found.hasNextPage && (
        <button
          type="button"
          className="usa-button usa-button--outline"
          disabled={found.isFetchingNextPage}
          onClick={() => {
            ask();
            void found.fetchNextPage();
          }}
        >
          {found.isFetchingNextPage ? 'Loading older changes …' : 'Show older changes'}
        </button>
      )}
      {isCut && (
        <p className="muted">
          So much happened here that the oldest changes are left out. An auditor can show all of them.
        </p>
      )}
    </section>
  );
}

const signs: Readonly<Record<HistoryEntry['kind'], string>> = {
  case: '▪',
  person: '•',
  contact: '@',
  privacy: '!',
  linked: '✓',
  unlinked: '✗',
  requested: '?',
  request: '→',
  processed: '✓',
  rejected: '✗',
  message: '✉',
  action: '☑',
};

function Entries({
  entries,
  list,
}: {
  readonly entries: readonly HistoryEntry[];
  readonly list: RefObject<HTMLOListElement | null>;
}) {
  return (
    <ol className="timeline" ref={list}>
      {entries.map((each) => (
        <li
          key={`${each.at} ${each.text}`}
          tabIndex={-1}
          className={`timeline__entry timeline__entry--${each.kind}`}
        >
          <span className="timeline__sign" aria-hidden="true">
            {signs[each.kind]}
          </span>
          <time dateTime={each.at}>{momentText(each.at)}</time>
          <span>
            {each.text}{' '}
            {each.notes.map(({ label, text }) => (
              <span key={label} className="timeline__note">
                {label}: {text}
              </span>
            ))}{' '}
            <span className="timeline__actor">{each.actor}</span>{' '}
            {each.requestId !== null && <Link to={paths.linkRequest(each.requestId)}>Open the request</Link>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Older entries take the focus when they come: the button that asked for them may be gone. */
function useFocusOnOlder(count: number) {
  const list = useRef<HTMLOListElement>(null);
  const before = useRef<number>(undefined);
  useEffect(() => {
    if (before.current === undefined || count <= before.current) return;
    (list.current?.children[before.current] as HTMLElement | undefined)?.focus();
    before.current = undefined;
  }, [count]);
  return {
    list,
    ask: () => {
      before.current = count;
    },
  };
}
