import { Link } from 'react-router';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { dateText } from '../../../shared/dates.js';
import { countText } from '../../../shared/numbers.js';
import { Awaited } from '../../../shared/staff/awaited.js';
import { Older } from '../../../shared/staff/older.js';
import { type Column, RowsTable } from '../../../shared/staff/rows-table.js';
import { useOlder } from '../../../shared/staff/use-older.js';
import { RangeFilter } from '../parts/range-filter.js';
import { subjectName, subjectText } from '../parts/subject.js';
import { daysAsked, searchedText, useDays } from './days.js';
import { subjectOf } from './whose.js';

type Hit = components['schemas']['UnusualHitBody'];

/** Looks that look unusual, each with why. */
export function UnusualList() {
  const [days, showDays] = useDays();
  const asked = daysAsked(days);
  const { list, rows: hits } = useOlder(['audit', 'unusual-looks', asked], (from) =>
    answered(api.GET('/api/v1/audit/looks/unusual', { params: { query: { ...asked, ...from } } })),
  );
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
      <Awaited query={list} />
      {first !== undefined && hits.length === 0 && (
        <p className="empty">Nothing unusual {searchedText(first.searched)}.</p>
      )}
      {first !== undefined && hits.length > 0 && (
        <p>
          {hits.length}
          {list.hasNextPage ? ' and more' : ''} {searchedText(first.searched)}:
        </p>
      )}
      {hits.length > 0 && (
        <RowsTable
          caption="Unusual looks, newest day first"
          columns={columns}
          rows={hits}
          nameOf={({ day, worker, whom }) => `${day} ${worker.id} ${whom?.subject ?? ''}`}
        />
      )}
      <Older list={list} />
    </section>
  );
}

const columns: readonly Column<Hit>[] = [
  { head: 'Day', shown: ({ day }) => dateText(day) },
  {
    head: 'Worker',
    shown: ({ worker: { id, name }, county, day }) => (
      <>
        <Link
          to={{
            pathname: '/audit/looks',
            search: `?subject=${subjectName({ kind: 'worker', id })}&from=${day}&to=${day}`,
          }}
        >
          {name ?? id}
        </Link>
        , county {county}
      </>
    ),
  },
  { head: 'Opened', shown: ({ whom }) => <Opened whom={whom} /> },
  { head: 'Looks', shown: ({ looks }) => countText(looks), className: 'number' },
  {
    head: 'Why it is unusual',
    shown: ({ why }) => (
      <ul className="looks__why">
        {why.map(({ reason, words }) => (
          <li key={reason}>{words}</li>
        ))}
      </ul>
    ),
  },
];

function Opened({ whom }: { readonly whom: Hit['whom'] }) {
  if (whom === null) return <>—</>;
  const subject = subjectOf(whom.subject);
  const text = whom.name ?? (subject ? subjectText(subject) : whom.subject);
  if (subject === undefined) return <>{text}</>;
  return <Link to={{ pathname: '/audit/looks', search: `?subject=${subjectName(subject)}` }}>{text}</Link>;
}
