import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { useLive } from '../../../shared/use-live.js';
import { useMe } from '../../../shell/session.js';

/** Requests on a page of the desk. */
export const deskSize = 50;

/** The open requests in somebody's hands (a worker's id, or `nobody`), oldest first, kept up to date. */
export function useDesk(assignee: string, page: number) {
  const { county } = useMe();
  const query = { status: 'Pending', assignee, sort: 'oldest', page, pageSize: deskSize } as const;
  useLive(county === null ? [] : [`case-link-requests:${county}`], ['case-link-requests', 'desk']);
  return useQuery({
    queryKey: ['case-link-requests', 'desk', query],
    queryFn: () => answered(api.GET('/api/v1/case-link-requests', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
