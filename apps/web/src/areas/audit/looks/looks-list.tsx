import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { Awaited } from '../../../shared/staff/awaited.js';
import { Older } from '../../../shared/staff/older.js';
import { type Column, RowsTable } from '../../../shared/staff/rows-table.js';
import { useOlder } from '../../../shared/staff/use-older.js';
import { CsvButtons } from '../parts/csv-buttons.js';
import { Moment } from '../parts/moment.js';
import { RangeFilter } from '../parts/range-filter.js';
import { type AuditSubject, subjectText } from '../parts/subject.js';
import { daysAsked, searchedText, useDays } from './days.js';
import { Whose } from './whose.js';

type Look = components['schemas']['LookBody'];

const mostSubjects = 5;

/** Who looked at a subject, or what a worker looked at, newest first. */
export function LooksList({ about }: { readonly about: AuditSubject }) {
  const [days, showDays] = useDays();
  const asked = { [about.kind]: about.id, ...daysAsked(days) };
  const { list, rows } = useOlder(['audit', 'looks', asked], (from) =>
    answered(api.GET('/api/v1/audit/looks', { params: { query: { ...asked, ...from } } })),
  );
  const [first] = list.data?.pages ?? [];
  return (
    <section className="panel" aria-labelledby="looks">
      <h2 id="looks">
        {about.kind === 'worker'
          ? `What ${subjectText(about)} looked at`
          : `Who looked at ${subjectText(about)}`}
      </h2>
      <RangeFilter key={JSON.stringify(days)} range={days} onShow={showDays} />
      <Awaited query={list} />
      {first !== undefined && rows.length === 0 && (
        <p className="empty">Nobody looked {searchedText(first.searched)}.</p>
      )}
      {rows.length > 0 && (
        <RowsTable
          caption="Looks, newest first"
          columns={columnsFor(about)}
          rows={rows}
          nameOf={({ lookId }) => lookId}
        />
      )}
      <Older list={list} />
      {rows.length > 0 && (
        <CsvButtons
          name="looks"
          load={(form) =>
            answered(
              api.GET('/api/v1/audit/looks.csv', {
                params: { query: { ...asked, for: form } },
                parseAs: 'blob',
              }),
            ) as unknown as Promise<Blob>
          }
        />
      )}
    </section>
  );
}

const columnsFor = (about: AuditSubject): readonly Column<Look>[] => [
  { head: 'When', shown: ({ at }) => <Moment at={at} /> },
  { head: 'Who', shown: ({ by }) => whoText(by) },
  { head: 'What', shown: (look) => <What look={look} about={about} /> },
  { head: 'From where', shown: ({ from }) => from ?? '—' },
  { head: 'Why', shown: ({ why }) => why ?? '—' },
  { head: 'Outcome', shown: ({ outcome }) => (outcome === 'shown' ? 'Shown' : 'Refused') },
];

/** What was done, what was searched for, and who else was shown. */
function What({ look, about }: { readonly look: Look; readonly about: AuditSubject }) {
  const { what, searchedFor } = look;
  const subjects = look.subjects.filter((each) => each !== `${about.kind}-${about.id}`);
  return (
    <>
      {what}
      {searchedFor.length > 0 && (
        <span className="looks__more">
          Searched for {searchedFor.map(({ field, value }) => `${field}: ${value}`).join(', ')}
        </span>
      )}
      {subjects.length > mostSubjects ? (
        <span className="looks__more">
          {subjects.length} {about.kind === 'worker' ? 'subjects' : 'others'}
        </span>
      ) : (
        <Whose subjects={subjects} />
      )}
    </>
  );
}

/** `D. Ortiz, worker, county 19` */
const whoText = ({ kind, id, county, name }: Look['by']): string =>
  [name ?? id, kind.replace('_', ' '), ...(county === null ? [] : [`county ${county}`])].join(', ');
