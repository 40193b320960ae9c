import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { useLive } from '../../../shared/use-live.js';
import { useMe } from '../../../shell/session.js';
import { usePresence } from './summary/use-presence.js';

/** One request, against a person when one is selected; kept up to date, and telling colleagues that it is open here. */
export function useLinkSummary(requestId: string, personId?: string) {
  const { county } = useMe();
  const summary = useQuery({
    queryKey: ['case-link-request', requestId, personId ?? null],
    queryFn: () =>
      answered(
        api.GET('/api/v1/case-link-requests/{id}', {
          params: { path: { id: requestId }, query: personId === undefined ? {} : { personId } },
        }),
      ),
  });
  useLive(county === null ? [] : [`case-link-request:${county}:${requestId}`], [
    'case-link-request',
    requestId,
  ]);
  usePresence(requestId, summary.data?.linkedStatus === 'Pending');
  return summary;
}
