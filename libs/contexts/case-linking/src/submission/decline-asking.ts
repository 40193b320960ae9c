import { type Actor, type WorkerId, workerId } from '#kernel';
import type { SubmissionEvent } from './events.js';
import { mustBeInOwnHands } from './in-own-hands.js';
import { type OnRequest, ofRequest, pendingRequest } from './pending-request.js';
import type { Submission } from './state.js';

/** Who has a request in hand keeps it, although a colleague asked for it. */
export interface DeclineAsking extends OnRequest {
  readonly kind: 'decline-asking';
  readonly by: Actor;
  readonly asker: WorkerId;
}

export function declineAsking(
  { by, asker, ...on }: DeclineAsking,
  submission: Submission,
): readonly SubmissionEvent[] {
  const request = pendingRequest(submission, on);
  mustBeInOwnHands(request, by);
  if (!request.askedBy.includes(asker)) return [];
  return [{ type: 'AskingDeclined', data: { ...ofRequest(request, on.at), by: workerId(by.id), asker } }];
}
