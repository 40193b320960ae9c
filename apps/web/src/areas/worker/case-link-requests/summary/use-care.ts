import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import type { WaitingReason } from '../../parts/types.js';
import { type Reasoned, useReasonDialog, useReasoned } from '../../parts/use-reasoned.js';

const changesOf = (requestId: string) => [['case-link-requests'], ['case-link-request', requestId]];

/** A note on one request. */
export const useNote = (requestId: string, onDone: () => void) =>
  useReasoned({
    draft: `note:${requestId}`,
    empty: '',
    run: (body: { readonly text: string }, header) =>
      answered(
        api.POST('/api/v1/case-link-requests/{id}/notes', {
          params: { path: { id: requestId }, header },
          body,
        }),
      ),
    changes: changesOf(requestId),
    onDone,
  });

/** Marking one request as waiting for the customer. */
export const useWait = (requestId: string, onDone: () => void) =>
  useReasonDialog({
    draft: `wait:${requestId}`,
    run: (body: Reasoned<WaitingReason>, header) =>
      answered(
        api.POST('/api/v1/case-link-requests/{id}/wait', {
          params: { path: { id: requestId }, header },
          body,
        }),
      ),
    changes: changesOf(requestId),
    onDone,
  });
