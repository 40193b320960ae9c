import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { useCommand } from '../../../shared/use-command.js';
import { useDraft } from '../../../shared/use-draft.js';
import type { ReasonText } from '../parts/reason-dialog.js';
import type { UnlinkReason } from '../parts/types.js';

interface UnlinkDraft extends ReasonText<UnlinkReason> {
  readonly open: boolean;
}
const empty: UnlinkDraft = { open: false, reason: '', note: '' };

/** Unlinking a person: what is entered is kept, with the open form, until it is done. */
export function useUnlink(personId: string, onDone: () => void) {
  const [draft, change, clear] = useDraft<UnlinkDraft>(`unlink:${personId}`, empty);
  const command = useCommand({
    run: (body: { readonly reason: UnlinkReason; readonly note?: string }, header) =>
      answered(api.POST('/api/v1/persons/{id}/unlink', { params: { path: { id: personId }, header }, body })),
    changes: [['person', personId], ['case'], ['case-link-requests'], ['case-link-request']],
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
    enter: (text: ReasonText<UnlinkReason>) => change({ ...text, open: true }),
  };
}
