import { useInfiniteQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Loading } from '../../../shared/loading.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { Moment } from '../parts/moment.js';
import { DownloadExport } from './download-export.js';
import { ExportState } from './export-state.js';
import { type ExportRow, exportsKey } from './parts.js';

const pause = 1_000;

/** All exports, newest first; those that are being prepared say how far they are. */
export function ExportsList() {
  const exports = useInfiniteQuery({
    queryKey: exportsKey,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/audit/exports', {
          params: { query: pageParam === undefined ? {} : { cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items.some((each) => each.state === 'running') ? pause : false,
  });
  const rows = exports.data?.pages.flatMap((each) => each.items) ?? [];
  return (
    <section className="panel" aria-labelledby="exports-list">
      <h2 id="exports-list">Prepared exports</h2>
      {exports.isPending && <Loading />}
      {exports.isError && <ProblemAlert problem={exports.error} onRetry={() => void exports.refetch()} />}
      {exports.isSuccess && rows.length === 0 && (
        <p>No case was exported yet. Choose a case above, then prepare one.</p>
      )}
      {rows.length > 0 && <Rows rows={rows} />}
      {exports.hasNextPage && (
        <button
          type="button"
          className="usa-button usa-button--outline"
          disabled={exports.isFetchingNextPage}
          onClick={() => void exports.fetchNextPage()}
        >
          {exports.isFetchingNextPage ? 'Loading …' : 'Show older'}
        </button>
      )}
    </section>
  );
}

const Rows = ({ rows }: { readonly rows: readonly ExportRow[] }) => (
  <table className="usa-table usa-table--borderless rows-table">
    <caption className="usa-sr-only">Prepared exports, newest first</caption>
    <thead>
      <tr>
        <th scope="col">Case</th>
        <th scope="col">Persons</th>
        <th scope="col">Asked for</th>
        <th scope="col">State</th>
        <th scope="col">Gone</th>
        <th scope="col">Download</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.exportId}>
          <th scope="row" data-label="Case">
            {row.case}
          </th>
          <td data-label="Persons">{row.household ? 'Whole household' : 'Primary Applicants'}</td>
          <td data-label="Asked for">
            <Moment at={row.requestedAt} /> by {row.by.name}
          </td>
          <td data-label="State">
            <ExportState row={row} />
          </td>
          <td data-label="Gone">{row.goneAt === null ? '—' : <Moment at={row.goneAt} />}</td>
          <td data-label="Download">{row.state === 'done' ? <DownloadExport row={row} /> : '—'}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
