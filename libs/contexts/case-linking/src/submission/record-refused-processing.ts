import type { PersonId } from '#kernel';
import type { RefusalCode } from '../refusals.js';
import type { SubmissionEvent } from './events.js';
import { type OnRequest, ofRequest } from './pending-request.js';
import { requestOf, type Submission } from './state.js';

/** Continue met a validation: which ones applied is logged, the shown one first (rule W6). */
export interface RecordRefusedProcessing extends OnRequest {
  readonly kind: 'record-refused-processing';
  readonly personId: PersonId;
  readonly codes: readonly RefusalCode[];
}

export function recordRefusedProcessing(
  command: RecordRefusedProcessing,
  submission: Submission,
): readonly SubmissionEvent[] {
  const { personId, codes, at } = command;
  const request = requestOf(submission, command);
  const before = request.refused;
  const known = before?.personId === personId && before.codes.join() === codes.join();
  if (request.end.status !== 'Pending' || codes.length === 0 || known) return [];
  return [{ type: 'ProcessingRefused', data: { ...ofRequest(request, at), personId, codes } }];
}
