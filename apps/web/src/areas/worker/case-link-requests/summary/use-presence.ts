import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { every } from '../../../../shared/wall-clock.js';
import type { Summary } from '../../parts/types.js';

/** A colleague who comes or goes is seen so soon. */
const interval = 5_000;

/** Says that a Pending request is open here, as long as it is, and keeps up to date who else has it open. */
export function usePresence(requestId: string, pending: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!pending) return;
    const params = { path: { id: requestId } };
    const stay = async () => {
      if (document.visibilityState !== 'visible') return;
      const call = api.POST('/api/v1/case-link-requests/{id}/presence', { params });
      // Whoever cannot be reached now is asked again in a moment: nobody waits for it.
      const answer = await answered(call).catch(() => undefined);
      if (answer === undefined) return;
      const { alsoViewing } = answer;
      queries.setQueriesData<Summary>({ queryKey: ['case-link-request', requestId] }, (before) =>
        before === undefined || JSON.stringify(before.alsoViewing) === JSON.stringify(alsoViewing)
          ? undefined
          : { ...before, alsoViewing },
      );
    };
    const leave = () =>
      void api
        .DELETE('/api/v1/case-link-requests/{id}/presence', { params, keepalive: true })
        .catch(() => undefined);
    const end = every(interval, () => void stay());
    addEventListener('pagehide', leave);
    return () => {
      end();
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [pending, queries, requestId]);
}
