import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import type { RejectReason } from '../parts/types.js';
import { type Reasoned, useReasonDialog } from '../parts/use-reasoned.js';

/** Rejecting one request. */
export const useReject = (requestId: string, onDone: () => void) =>
  useReasonDialog({
    draft: `reject:${requestId}`,
    run: (body: Reasoned<RejectReason>, header) =>
      answered(
        api.POST('/api/v1/case-link-requests/{id}/reject', {
          params: { path: { id: requestId }, header },
          body,
        }),
      ),
    changes: [['case-link-requests'], ['case-link-request', requestId]],
    onDone,
  });
