import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Loading } from '../../../shared/loading.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useLive } from '../../../shared/use-live.js';
import { Moment } from '../parts/moment.js';
import { daysText, type Erasure, erasuresKey, stateTexts, subjectShown, whoText } from './erasure-types.js';

/** Open ones first; then the rest, newest first. */
export function ErasureTable() {
  const found = useInfiniteQuery({
    queryKey: [...erasuresKey, 'list'],
    initialPageParam: '',
    queryFn: ({ pageParam: cursor }) =>
      answered(
        api.GET('/api/v1/audit/erasures', { params: { query: { pageSize: 25, ...(cursor && { cursor }) } } }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  useLive(['erasures:all'], erasuresKey);
  const all = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const rows = [...all.filter(isOpen), ...all.filter((each) => !isOpen(each))];
  return (
    <section className="panel" aria-labelledby="erasures">
      <h2 id="erasures">All erasures</h2>
      {found.isPending && <Loading />}
      {found.isError && <ProblemAlert problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data && rows.length === 0 && <p className="empty">No erasure was ever begun.</p>}
      {rows.length > 0 && (
        <table className="usa-table usa-table--borderless rows-table">
          <caption className="usa-sr-only">Erasures, open ones first</caption>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">State</th>
              <th scope="col">Begun by</th>
              <th scope="col">Begun</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((each) => (
              <tr key={each.erasureId}>
                <th scope="row" data-label="Person">
                  <Link to={`/audit/erasures/${each.erasureId}`}>{subjectShown(each.subject)}</Link>
                </th>
                <td data-label="State">
                  {stateTexts[each.state]}
                  {each.daysLeft !== null && `, ${daysText(each.daysLeft)}`}
                </td>
                <td data-label="Begun by">
                  {each.approvals[0] ? whoText(each.approvals[0]) : 'The list of erasures'}
                </td>
                <td data-label="Begun">{each.approvals[0] && <Moment at={each.approvals[0].at} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.hasNextPage && (
        <button
          type="button"
          className="usa-button usa-button--outline"
          onClick={() => void found.fetchNextPage()}
        >
          Older
        </button>
      )}
    </section>
  );
}

const isOpen = ({ state }: Erasure): boolean => state === 'open' || state === 'running';
