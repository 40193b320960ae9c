import { useNavigate } from 'react-router';
import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { useCommand } from '../../../../shared/use-command.js';
import { portalKey } from '../../parts/own.js';
import { ways } from '../../parts/ways.js';
import type { OwnThread } from '../parts/own-messages.js';

/** "Send to county": what was added, or a note alone, or that it was read. Leads to the receipt. */
export function useComplete({ threadId }: OwnThread, { key, onSent }: { key: string; onSent: () => void }) {
  const navigate = useNavigate();
  return useCommand({
    run: (body: { documentIds: string[]; note?: string; viewed: boolean }) =>
      answered(
        api.POST('/api/v1/portal/messages/{id}/complete', {
          body,
          params: { path: { id: threadId }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: [portalKey],
    onDone: ({ number }) => {
      onSent();
      void navigate(ways.receipt(threadId, number), { replace: true });
    },
  });
}
