import { useEffect, useEffectEvent } from 'react';
import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { useCommand } from '../../../../shared/use-command.js';
import { useMe } from '../../../../shell/session.js';
import type { Thread } from '../../parts/e-message-types.js';

/** What the customer wrote is read once whoever has it in hand, or a supervisor, sees it; others look, and nothing changes. */
export function useReading({ messageId, worker, entries }: Thread): void {
  const me = useMe();
  const read = useCommand({
    run: (id: string, header) =>
      answered(api.POST('/api/v1/e-messages/{id}/read', { params: { path: { id }, header } })),
    changes: [['e-message', messageId], ['e-messages']],
  });
  const isReader = worker === me.id || me.role === 'supervisor';
  const unread = entries
    .filter(({ from, readAt }) => from === 'customer' && readAt === null)
    .map(({ entryId }) => entryId)
    .join();
  const open = useEffectEvent(() => read.mutate(messageId));
  useEffect(() => {
    if (!isReader || unread === '') return;
    if (document.visibilityState === 'visible') return open();
    const seen = () => document.visibilityState === 'visible' && open();
    document.addEventListener('visibilitychange', seen, { once: true });
    return () => document.removeEventListener('visibilitychange', seen);
  }, [isReader, unread]);
}
