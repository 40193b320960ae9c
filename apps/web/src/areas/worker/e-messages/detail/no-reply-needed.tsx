import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import type { NoReplyReason } from '../../parts/e-message-types.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { type Reasoned, useReasonDialog } from '../../parts/use-reasoned.js';
import { noReplyReasonTexts } from '../texts.js';

/** A customer's message needs no reply: it stops waiting. */
export function NoReplyNeeded({
  messageId,
  onDone,
}: {
  readonly messageId: string;
  readonly onDone: () => void;
}) {
  const dialog = useReasonDialog({
    draft: `no-reply:${messageId}`,
    run: (body: Reasoned<NoReplyReason>, header) =>
      answered(
        api.POST('/api/v1/e-messages/{id}/no-reply-needed', {
          params: { path: { id: messageId }, header },
          body,
        }),
      ),
    changes: [['e-message'], ['e-messages']],
    onDone,
  });
  return (
    <>
      <button type="button" className="usa-button usa-button--outline" onClick={dialog.open}>
        No reply needed
      </button>
      {dialog.isOpen && (
        <ReasonDialog
          title="No reply needed?"
          reasons={noReplyReasonTexts}
          action="No reply needed"
          {...dialog.form}
        >
          <p>
            The message stops waiting, and the customer reads that no reply is needed. It can still be
            answered later: the answer lifts the mark.
          </p>
        </ReasonDialog>
      )}
    </>
  );
}
