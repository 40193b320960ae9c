import type { Actor, WorkerId } from '#kernel';
import { refuse } from '../refusals.js';
import type { SubmissionEvent } from './events.js';
import { mayMove } from './in-own-hands.js';
import { type OnRequest, ofRequest, pendingRequest } from './pending-request.js';
import type { Submission } from './state.js';

export interface ReleaseRequest extends OnRequest {
  readonly kind: 'release';
  readonly by: Actor;
  /** Only out of these hands: somebody else may have taken it since. */
  readonly from?: WorkerId;
}

/** A worker puts back the own ones; a supervisor anybody's. */
export function releaseRequest(
  { by, from, ...on }: ReleaseRequest,
  submission: Submission,
): readonly SubmissionEvent[] {
  const request = pendingRequest(submission, on);
  const { assignee } = request;
  if (assignee === undefined) return [];
  if (!mayMove(request, by) || (from !== undefined && from !== assignee))
    throw refuse('assigned_to_colleague', 'release', assignee);
  return [{ type: 'RequestReleased', data: { ...ofRequest(request, on.at), from: assignee } }];
}
