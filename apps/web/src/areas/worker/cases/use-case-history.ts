import { useInfiniteQuery } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';

export type HistoryEntry = components['schemas']['CaseHistoryEntryBody'];

/** What happened on the case, newest first, page after page. Live hints about the case refresh it too. */
export const useCaseHistory = (caseNumber: string) =>
  useInfiniteQuery({
    queryKey: ['case', caseNumber, 'history'],
    queryFn: ({ pageParam: cursor }) =>
      answered(
        api.GET('/api/v1/cases/{caseNumber}/history', {
          params: { path: { caseNumber }, query: cursor === null ? {} : { cursor } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
