import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answered, type components, type paths } from '#api-client';
import { api, client } from '../../../shared/api.js';
import { followLive } from '../../../shared/live/windows.js';
import type { DayRange } from '../parts/range-filter.js';
import type { AuditSubject } from '../parts/subject.js';

export type TimelineEntry = components['schemas']['TimelineEntryBody'];
export type ToldEvent = components['schemas']['ToldEventBody'];
type Query = NonNullable<paths['/api/v1/audit/timeline']['get']['parameters']['query']>;
export type EventType = NonNullable<Query['types']>[number];

export interface TimelineFilter extends DayRange {
  /** None: all. */
  readonly types: readonly EventType[];
}

const asked = ({ kind, id }: AuditSubject, { types, from, to }: TimelineFilter): Query => ({
  [kind]: id,
  ...(from !== '' && { from }),
  ...(to !== '' && { to }),
  ...(types.length > 0 && { types: [types.join(',')] as unknown as EventType[] }),
});

/** What happened to a subject, newest first, page after page. */
export function useTimeline(subject: AuditSubject, filter: TimelineFilter) {
  const query = asked(subject, filter);
  return useInfiniteQuery({
    queryKey: ['audit', 'timeline', query],
    queryFn: ({ pageParam: cursor }) =>
      answered(
        api.GET('/api/v1/audit/timeline', {
          params: { query: { ...query, ...(cursor !== null && { cursor }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    // What is new is offered, and shifts nothing by itself.
    refetchOnWindowFocus: false,
  });
}

/** The whole of it as a file, with the same filters. */
export const timelineFile = (
  subject: AuditSubject,
  filter: TimelineFilter,
  as: 'exact' | 'spreadsheet',
): Promise<Blob> =>
  answered(
    api.GET('/api/v1/audit/timeline.csv', {
      params: { query: { ...asked(subject, filter), for: as } },
      parseAs: 'blob',
    }),
  ) as Promise<Blob>;

const mostNew = 25;

/** How many events came since the newest one that is shown; asked for only when the server hints at some. */
export function useNewEvents(
  subject: AuditSubject,
  filter: TimelineFilter,
  newest: string | undefined,
  topics: readonly string[],
): number {
  const [found, setFound] = useState({ after: newest, count: 0 });
  const names = topics.join(',');
  const query = JSON.stringify(asked(subject, filter));
  useEffect(() => {
    if (names === '') return;
    const ask = async () => {
      const { items } = await answered(
        api.GET('/api/v1/audit/timeline', { params: { query: { ...JSON.parse(query), pageSize: mostNew } } }),
      );
      const at = items.findIndex((each) => each.eventId === newest);
      setFound({ after: newest, count: at === -1 ? items.length : at });
    };
    return followLive(names.split(','), () => void client.refreshing(ask().catch(() => undefined)));
  }, [names, query, newest]);
  return found.after === newest ? found.count : 0;
}
