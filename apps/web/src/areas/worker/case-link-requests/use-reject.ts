import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { useCommand } from '../../../shared/use-command.js';
import { useDraft } from '../../../shared/use-draft.js';
import type { ReasonText } from '../parts/reason-dialog.js';
import type { RejectReason } from '../parts/types.js';

interface RejectDraft extends ReasonText<RejectReason> {
  readonly open: boolean;
}
const empty: RejectDraft = { open: false, reason: '', note: '' };

/** Rejecting one request: what is entered is kept, with the open form, until it is done. */
export function useReject(requestId: string, onDone: () => void) {
  const [draft, change, clear] = useDraft<RejectDraft>(`reject:${requestId}`, empty);
  const command = useCommand({
    run: (body: { readonly reason: RejectReason; readonly note?: string }, header) =>
      answered(
        api.POST('/api/v1/case-link-requests/{id}/reject', {
          params: { path: { id: requestId }, header },
          body,
        }),
      ),
    changes: [['case-link-requests'], ['case-link-request', requestId]],
    onDone: () => {
      clear();
      onDone();
    },
  });
  return {
    draft,
    command,
    open: () => {
      command.reset();
      change({ ...draft, open: true });
    },
    close: () => change({ ...draft, open: false }),
    enter: (text: ReasonText<RejectReason>) => change({ ...text, open: true }),
  };
}
