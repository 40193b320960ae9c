import { useInfiniteQuery } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { Loading } from '../../../shared/loading.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { CsvButtons } from '../parts/csv-buttons.js';
import { Moment } from '../parts/moment.js';
import { RangeFilter } from '../parts/range-filter.js';
import { type AuditSubject, subjectText } from '../parts/subject.js';
import { daysAsked, searchedText, useDays } from './days.js';
import { Older } from './older.js';
import { Whose } from './whose.js';

type Look = components['schemas']['LookBody'];

const mostSubjects = 5;

/** Who looked at a subject, or what a worker looked at, newest first. */
export function LooksList({ about }: { readonly about: AuditSubject }) {
  const [days, showDays] = useDays();
  const asked = { [about.kind]: about.id, ...daysAsked(days) };
  const list = useInfiniteQuery({
    queryKey: ['audit', 'looks', asked],
    initialPageParam: '',
    queryFn: ({ pageParam: cursor }) =>
      answered(
        api.GET('/api/v1/audit/looks', { params: { query: { ...asked, ...(cursor && { cursor }) } } }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const [first] = list.data?.pages ?? [];
  return (
    <section className="panel" aria-labelledby="looks">
      <h2 id="looks">
        {about.kind === 'worker'
          ? `What ${subjectText(about)} looked at`
          : `Who looked at ${subjectText(about)}`}
      </h2>
      <RangeFilter key={JSON.stringify(days)} range={days} onShow={showDays} />
      {list.isPending && <Loading />}
      {list.isError && <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />}
      {first !== undefined && rows.length === 0 && (
        <p className="empty">Nobody looked {searchedText(first.searched)}.</p>
      )}
      {rows.length > 0 && <Rows rows={rows} about={about} />}
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

const Rows = ({ rows, about }: { readonly rows: readonly Look[]; readonly about: AuditSubject }) => (
  <table className="usa-table usa-table--borderless rows-table">
    <caption className="usa-sr-only">Looks, newest first</caption>
    <thead>
      <tr>
        <th scope="col">When</th>
        <th scope="col">Who</th>
        <th scope="col">What</th>
        <th scope="col">From where</th>
        <th scope="col">Why</th>
        <th scope="col">Outcome</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((each) => (
        <tr key={each.lookId}>
          <th scope="row" data-label="When">
            <Moment at={each.at} />
          </th>
          <td data-label="Who">{whoText(each.by)}</td>
          <td data-label="What">
            <What look={each} about={about} />
          </td>
          <td data-label="From where">{each.from ?? '—'}</td>
          <td data-label="Why">{each.why ?? '—'}</td>
          <td data-label="Outcome">{each.outcome === 'shown' ? 'Shown' : 'Refused'}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

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
