import { useInfiniteQuery } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { Loading } from '../../../shared/loading.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { CsvButtons } from '../parts/csv-buttons.js';
import { Moment } from '../parts/moment.js';
import { RangeFilter } from '../parts/range-filter.js';
import { daysAsked, searchedText, useDays } from './days.js';
import { Older } from './older.js';

type Disclosure = components['schemas']['DisclosureBody'];

/** What left the agency of a person: the account that the customer may ask for. */
export function Disclosures({ personId }: { readonly personId: string }) {
  const [days, showDays] = useDays();
  const asked = { person: personId, ...daysAsked(days) };
  const list = useInfiniteQuery({
    queryKey: ['audit', 'disclosures', asked],
    initialPageParam: '',
    queryFn: ({ pageParam: cursor }) =>
      answered(
        api.GET('/api/v1/audit/disclosures', { params: { query: { ...asked, ...(cursor && { cursor }) } } }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const [first] = list.data?.pages ?? [];
  return (
    <section className="panel" aria-labelledby="disclosures">
      <h2 id="disclosures">What left the agency of person {personId}</h2>
      <p className="muted">For the customer who asks for an account of disclosures; six years back.</p>
      <RangeFilter key={JSON.stringify(days)} range={days} onShow={showDays} />
      {list.isPending && <Loading />}
      {list.isError && <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />}
      {first !== undefined && rows.length === 0 && (
        <p className="empty">Nothing left the agency {searchedText(first.searched)}.</p>
      )}
      {rows.length > 0 && <Rows rows={rows} />}
      <Older list={list} />
      {rows.length > 0 && (
        <CsvButtons
          name="disclosures"
          load={(form) =>
            answered(
              api.GET('/api/v1/audit/disclosures.csv', {
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

const Rows = ({ rows }: { readonly rows: readonly Disclosure[] }) => (
  <table className="usa-table usa-table--borderless rows-table">
    <caption className="usa-sr-only">Disclosures, newest first</caption>
    <thead>
      <tr>
        <th scope="col">Date</th>
        <th scope="col">Recipient</th>
        <th scope="col">Fields</th>
        <th scope="col">Purpose</th>
        <th scope="col">Legal basis</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((each) => (
        <tr key={each.lookId}>
          <th scope="row" data-label="Date">
            <Moment at={each.at} />
          </th>
          <td data-label="Recipient">{each.recipient}</td>
          <td data-label="Fields">{each.fields.join(', ')}</td>
          <td data-label="Purpose">{each.purpose}</td>
          <td data-label="Legal basis">{each.legalBasis}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
