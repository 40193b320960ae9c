import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered } from '#api-client';
import { api, client } from '../../../shared/api.js';
import { useLive } from '../../../shared/use-live.js';
import { every } from '../../../shared/wall-clock.js';
import { useMe } from '../../../shell/session.js';

/** Shorter than the time after which the server thinks that a colleague has left the page. */
const presence = 60_000;

/** One request, against a person when one is selected; kept up to date, and telling colleagues that it is open here. */
export function useLinkSummary(requestId: string, personId?: string) {
  const { county } = useMe();
  const queries = useQueryClient();
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
  const pending = summary.data?.linkedStatus === 'Pending';
  useEffect(() => {
    if (!pending) return;
    return every(presence, () => {
      if (document.visibilityState === 'visible')
        void client.refreshing(queries.invalidateQueries({ queryKey: ['case-link-request', requestId] }));
    });
  }, [pending, queries, requestId]);
  return summary;
}
