import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { useCommand } from '../../../../shared/use-command.js';
import { useDraft } from '../../../../shared/use-draft.js';
import type { ReasonText } from '../../parts/reason-dialog.js';
import type { WaitingReason } from '../../parts/types.js';

const changesOf = (requestId: string) => [['case-link-requests'], ['case-link-request', requestId]];

/** A note on one request: what is typed is kept until it is added. */
export function useNote(requestId: string, onDone: () => void) {
  const [text, change, clear] = useDraft(`note:${requestId}`, '');
  const command = useCommand({
    run: (body: { readonly text: string }, header) =>
      answered(
        api.POST('/api/v1/case-link-requests/{id}/notes', {
          params: { path: { id: requestId }, header },
          body,
        }),
      ),
    changes: changesOf(requestId),
    onDone: () => {
      clear();
      onDone();
    },
  });
  return { text, change, command };
}

interface WaitDraft extends ReasonText<WaitingReason> {
  readonly open: boolean;
}
const empty: WaitDraft = { open: false, reason: '', note: '' };

/** Marking one request as waiting for the customer: what is entered is kept, with the open form. */
export function useWait(requestId: string, onDone: () => void) {
  const [draft, change, clear] = useDraft<WaitDraft>(`wait:${requestId}`, empty);
  const command = useCommand({
    run: (body: { readonly reason: WaitingReason; readonly note?: string }, header) =>
      answered(
        api.POST('/api/v1/case-link-requests/{id}/wait', {
          params: { path: { id: requestId }, header },
          body,
        }),
      ),
    changes: changesOf(requestId),
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
    enter: (text: ReasonText<WaitingReason>) => change({ ...text, open: true }),
  };
}
