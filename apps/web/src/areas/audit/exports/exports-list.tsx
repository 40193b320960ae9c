import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Awaited } from '../../../shared/staff/awaited.js';
import { Older } from '../../../shared/staff/older.js';
import { type Column, RowsTable } from '../../../shared/staff/rows-table.js';
import { useOlder } from '../../../shared/staff/use-older.js';
import { Moment } from '../parts/moment.js';
import { DownloadExport } from './download-export.js';
import { ExportState } from './export-state.js';
import { type ExportRow, exportsKey } from './parts.js';

const pause = 1_000;
const columns: readonly Column<ExportRow>[] = [
  { head: 'Case', shown: (row) => row.case },
  { head: 'Persons', shown: ({ household }) => (household ? 'Whole household' : 'Primary Applicants') },
  {
    head: 'Asked for',
    shown: ({ requestedAt, by }) => (
      <>
        <Moment at={requestedAt} /> by {by.name}
      </>
    ),
  },
  { head: 'State', shown: (row) => <ExportState row={row} /> },
  { head: 'Kept until', shown: ({ goneAt }) => (goneAt === null ? '—' : <Moment at={goneAt} />) },
  { head: 'Download', shown: (row) => (row.state === 'done' ? <DownloadExport row={row} /> : '—') },
];

/** All exports, newest first; those that are being prepared say how far they are. */
export function ExportsList() {
  const { list, rows } = useOlder(
    exportsKey,
    (query) => answered(api.GET('/api/v1/audit/exports', { params: { query } })),
    {
      refetchInterval: ({ state }) =>
        state.data?.pages[0]?.items.some((each) => each.state === 'running') ? pause : false,
    },
  );
  return (
    <section className="panel" aria-labelledby="exports-list">
      <h2 id="exports-list">Prepared exports</h2>
      <Awaited query={list} />
      {list.isSuccess && rows.length === 0 && (
        <p>No case was exported yet. Choose a case above, then prepare one.</p>
      )}
      {rows.length > 0 && (
        <RowsTable
          caption="Prepared exports, newest first"
          columns={columns}
          rows={rows}
          nameOf={({ exportId }) => exportId}
        />
      )}
      <Older list={list} />
    </section>
  );
}
