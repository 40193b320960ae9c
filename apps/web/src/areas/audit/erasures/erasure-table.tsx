import { Link } from 'react-router';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Awaited } from '../../../shared/staff/awaited.js';
import { Older } from '../../../shared/staff/older.js';
import { type Column, RowsTable } from '../../../shared/staff/rows-table.js';
import { useOlder } from '../../../shared/staff/use-older.js';
import { useLive } from '../../../shared/use-live.js';
import { Moment } from '../parts/moment.js';
import { daysText, type Erasure, erasuresKey, stateTexts, subjectShown, whoText } from './erasure-types.js';

const columns: readonly Column<Erasure>[] = [
  {
    head: 'Person',
    shown: ({ erasureId, subject }) => (
      <Link to={`/audit/erasures/${erasureId}`}>{subjectShown(subject)}</Link>
    ),
  },
  {
    head: 'State',
    shown: ({ state, daysLeft }) => stateTexts[state] + (daysLeft === null ? '' : `, ${daysText(daysLeft)}`),
  },
  {
    head: 'Begun by',
    shown: ({ approvals: [first] }) => (first ? whoText(first) : 'The list of erasures'),
  },
  { head: 'Begun', shown: ({ approvals: [first] }) => first && <Moment at={first.at} /> },
];

/** Open ones first; then the rest, newest first. */
export function ErasureTable() {
  const { list, rows } = useOlder([...erasuresKey, 'list'], (from) =>
    answered(api.GET('/api/v1/audit/erasures', { params: { query: { pageSize: 25, ...from } } })),
  );
  useLive(['erasures:all'], erasuresKey);
  return (
    <section className="panel" aria-labelledby="erasures">
      <h2 id="erasures">All erasures</h2>
      <Awaited query={list} />
      {list.data && rows.length === 0 && <p className="empty">No erasure was ever begun.</p>}
      {rows.length > 0 && (
        <RowsTable
          caption="Erasures, open ones first"
          columns={columns}
          rows={[...rows.filter(isOpen), ...rows.filter((each) => !isOpen(each))]}
          nameOf={({ erasureId }) => erasureId}
        />
      )}
      <Older list={list} />
    </section>
  );
}

const isOpen = ({ state }: Erasure): boolean => state === 'open' || state === 'running';
