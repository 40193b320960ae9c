import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { dateText } from '../../../shared/dates.js';
import { Loading } from '../../../shared/loading.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { RangeFilter } from '../parts/range-filter.js';
import { subjectName, subjectText } from '../parts/subject.js';
import { daysAsked, searchedText, useDays } from './days.js';
import { Older } from './older.js';
import { subjectOf } from './whose.js';

type Hit = components['schemas']['UnusualHitBody'];

/** Looks that look unusual, each with why. */
export function UnusualList() {
  const [days, showDays] = useDays();
  const asked = daysAsked(days);
  const list = useInfiniteQuery({
    queryKey: ['audit', 'unusual-looks', asked],
    initialPageParam: '',
    queryFn: ({ pageParam: cursor }) =>
      answered(
        api.GET('/api/v1/audit/looks/unusual', {
          params: { query: { ...asked, ...(cursor && { cursor }) } },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const hits = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const [first] = list.data?.pages ?? [];
  return (
    <section className="panel" aria-labelledby="unusual">
      <h2 id="unusual">Unusual looking</h2>
      <p className="muted">
        The worker's last name is the person's; nothing of the person is the worker's; or more than 3 times
        the county's daily median, and at least 30 looks. Who only stood in a list was not opened, and does
        not count. It is no proof of anything: ask.
      </p>
      <RangeFilter key={JSON.stringify(days)} range={days} onShow={showDays} />
      {list.isPending && <Loading />}
      {list.isError && <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />}
      {first !== undefined && hits.length === 0 && (
        <p className="empty">Nothing unusual {searchedText(first.searched)}.</p>
      )}
      {first !== undefined && hits.length > 0 && (
        <p>
          {hits.length}
          {list.hasNextPage ? ' and more' : ''} {searchedText(first.searched)}:
        </p>
      )}
      {hits.length > 0 && <Hits hits={hits} />}
      <Older list={list} />
    </section>
  );
}

const Hits = ({ hits }: { readonly hits: readonly Hit[] }) => (
  <table className="usa-table usa-table--borderless rows-table">
    <caption className="usa-sr-only">Unusual looks, newest day first</caption>
    <thead>
      <tr>
        <th scope="col">Day</th>
        <th scope="col">Worker</th>
        <th scope="col">Opened</th>
        <th scope="col">Looks</th>
        <th scope="col">Why it is unusual</th>
      </tr>
    </thead>
    <tbody>
      {hits.map((each) => (
        <tr key={`${each.day} ${each.worker.id} ${each.whom?.subject ?? ''}`}>
          <th scope="row" data-label="Day">
            {dateText(each.day)}
          </th>
          <td data-label="Worker">
            <Link
              to={{
                pathname: '/audit/looks',
                search: `?subject=${subjectName({ kind: 'worker', id: each.worker.id })}&from=${each.day}&to=${each.day}`,
              }}
            >
              {each.worker.name ?? each.worker.id}
            </Link>
            , county {each.county}
          </td>
          <td data-label="Opened">
            <Opened whom={each.whom} />
          </td>
          <td data-label="Looks">{each.looks}</td>
          <td data-label="Why it is unusual">
            <ul className="looks__why">
              {each.why.map(({ reason, words }) => (
                <li key={reason}>{words}</li>
              ))}
            </ul>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

function Opened({ whom }: { readonly whom: Hit['whom'] }) {
  if (whom === null) return <>—</>;
  const subject = subjectOf(whom.subject);
  const text = whom.name ?? (subject ? subjectText(subject) : whom.subject);
  if (subject === undefined) return <>{text}</>;
  return <Link to={{ pathname: '/audit/looks', search: `?subject=${subjectName(subject)}` }}>{text}</Link>;
}
