import type { WorkerId } from '#kernel';
import type { SubmissionEvent } from './events.js';
import { mustBeInOwnHands } from './in-own-hands.js';
import { type OnRequest, ofRequest, pendingRequest } from './pending-request.js';
import type { Submission } from './state.js';

/** Who has a request in hand keeps it, although a colleague asked for it. */
export interface DeclineAsking extends OnRequest {
  readonly kind: 'decline-asking';
  readonly worker: WorkerId;
  readonly asker: WorkerId;
}

export function declineAsking(
  { kind: _, worker: by, asker, ...on }: DeclineAsking,
  submission: Submission,
): readonly SubmissionEvent[] {
  const request = pendingRequest(submission, on);
  mustBeInOwnHands(request, { id: by });
  if (!request.askedBy.includes(asker)) return [];
  return [{ type: 'AskingDeclined', data: { ...ofRequest(request, on.at), by, asker } }];
}
