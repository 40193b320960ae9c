import { ReasonDialog } from '../parts/reason-dialog.js';
import { rejectReasonTexts } from '../parts/words.js';
import type { useReject } from './use-reject.js';

/** The form of Reject, while it is open. */
export function RejectDialog({ reject }: { readonly reject: ReturnType<typeof useReject> }) {
  if (!reject.isOpen) return null;
  return (
    <ReasonDialog title="Reject this request" reasons={rejectReasonTexts} action="Reject" {...reject.form}>
      <p>
        For your county only: requests of the same customer in other counties stay as they are. A rejected
        request is not opened again.
      </p>
    </ReasonDialog>
  );
}
