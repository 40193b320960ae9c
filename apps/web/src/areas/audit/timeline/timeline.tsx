import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { SelectField } from '../../../shared/field.js';
import { Loading } from '../../../shared/loading.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { Older } from '../../../shared/staff/older.js';
import { CsvButtons } from '../parts/csv-buttons.js';
import { RangeFilter } from '../parts/range-filter.js';
import { type AuditSubject, subjectName } from '../parts/subject.js';
import { EntryList } from './entry-list.js';
import { type EventGroup, eventGroups, groupsOf, groupTexts } from './event-groups.js';
import { Months } from './months.js';
import { type TimelineFilter, timelineFile, useNewEvents, useTimeline } from './use-timeline.js';

/** A subject's timeline with its filters, which stand in the address. */
export function Timeline({ subject }: { readonly subject: AuditSubject }) {
  const [address, setAddress] = useSearchParams();
  const groups = groupsOf[subject.kind];
  const chosen = groups.find((each) => each === address.get('events')) ?? '';
  const [group, setGroup] = useState<EventGroup | ''>(chosen);
  const range = { from: address.get('from') ?? '', to: address.get('to') ?? '' };
  const filter: TimelineFilter = { ...range, types: chosen === '' ? [] : eventGroups[chosen] };
  return (
    <>
      <section className="panel" aria-label="Filters">
        <RangeFilter
          key={`${range.from} ${range.to}`}
          range={range}
          onShow={({ from, to }) =>
            setAddress({
              subject: subjectName(subject),
              ...(group !== '' && { events: group }),
              ...(from !== '' && { from }),
              ...(to !== '' && { to }),
            })
          }
        >
          {groups.length > 1 && (
            <SelectField
              label="Events"
              value={group}
              onChange={setGroup}
              empty="All"
              options={groups.map((value) => ({ value, text: groupTexts[value] }))}
            />
          )}
        </RangeFilter>
      </section>
      <Found key={JSON.stringify(filter)} subject={subject} filter={filter} />
    </>
  );
}

function Found({ subject, filter }: { readonly subject: AuditSubject; readonly filter: TimelineFilter }) {
  const queries = useQueryClient();
  const found = useTimeline(subject, filter);
  const entries = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const follows = found.data?.pages[0]?.follows ?? [];
  const fresh = useNewEvents(subject, filter, entries[0]?.eventId, follows);
  return (
    <section className="panel" aria-label="What happened">
      {found.isPending && <Loading />}
      {found.isError && (
        <ProblemAlert
          key={found.errorUpdatedAt}
          problem={found.error}
          onRetry={() => void (found.data ? found.fetchNextPage() : found.refetch())}
        />
      )}
      <p role="status" className="fresh">
        {fresh > 0 && (
          <button
            type="button"
            className="usa-button usa-button--unstyled"
            onClick={() => void queries.resetQueries({ queryKey: ['audit', 'timeline'] })}
          >
            {fresh} new. Show
          </button>
        )}
      </p>
      {found.data && entries.length === 0 && (
        <p className="empty">
          {filter.types.length > 0 || filter.from !== '' || filter.to !== ''
            ? 'Nothing of this kind happened then.'
            : 'Nothing happened yet.'}
        </p>
      )}
      {entries.length > 0 && <Months entries={entries} isAll={!found.hasNextPage} />}
      <EntryList entries={entries} subject={subject} />
      <Older list={found} />
      {entries.length > 0 && <CsvButtons name="timeline" load={(as) => timelineFile(subject, filter, as)} />}
    </section>
  );
}
