import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { Awaited } from '../../../shared/staff/awaited.js';
import { Older } from '../../../shared/staff/older.js';
import { type Column, RowsTable } from '../../../shared/staff/rows-table.js';
import { useOlder } from '../../../shared/staff/use-older.js';
import { CsvButtons } from '../parts/csv-buttons.js';
import { Moment } from '../parts/moment.js';
import { RangeFilter } from '../parts/range-filter.js';
import { daysAsked, searchedText, useDays } from './days.js';

type Disclosure = components['schemas']['DisclosureBody'];

const columns: readonly Column<Disclosure>[] = [
  { head: 'Date', shown: ({ at }) => <Moment at={at} /> },
  { head: 'Recipient', shown: ({ recipient }) => recipient },
  { head: 'Fields', shown: ({ fields }) => fields.join(', ') },
  { head: 'Purpose', shown: ({ purpose }) => purpose },
  { head: 'Legal basis', shown: ({ legalBasis }) => legalBasis },
];

/** What left the agency of a person: the account that the customer may ask for. */
export function Disclosures({ personId }: { readonly personId: string }) {
  const [days, showDays] = useDays();
  const asked = { person: personId, ...daysAsked(days) };
  const { list, rows } = useOlder(['audit', 'disclosures', asked], (from) =>
    answered(api.GET('/api/v1/audit/disclosures', { params: { query: { ...asked, ...from } } })),
  );
  const [first] = list.data?.pages ?? [];
  return (
    <section className="panel" aria-labelledby="disclosures">
      <h2 id="disclosures">What left the agency of person {personId}</h2>
      <p className="muted">For the customer who asks for an account of disclosures; six years back.</p>
      <RangeFilter key={JSON.stringify(days)} range={days} onShow={showDays} />
      <Awaited query={list} />
      {first !== undefined && rows.length === 0 && (
        <p className="empty">Nothing left the agency {searchedText(first.searched)}.</p>
      )}
      {rows.length > 0 && (
        <RowsTable
          caption="Disclosures, newest first"
          columns={columns}
          rows={rows}
          nameOf={({ lookId }) => lookId}
        />
      )}
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
