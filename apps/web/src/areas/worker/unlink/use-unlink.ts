import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import type { UnlinkReason } from '../parts/types.js';
import { type Reasoned, useReasonDialog } from '../parts/use-reasoned.js';

/** Unlinking a person. */
export const useUnlink = (personId: string, onDone: () => void) =>
  useReasonDialog({
    draft: `unlink:${personId}`,
    run: (body: Reasoned<UnlinkReason>, header) =>
      answered(api.POST('/api/v1/persons/{id}/unlink', { params: { path: { id: personId }, header }, body })),
    changes: [['person', personId], ['case'], ['case-link-requests'], ['case-link-request']],
    onDone,
  });
