import type { Actor, WorkerId } from '#kernel';
import { refuse } from '../refusals.js';
import type { SubmissionEvent } from './events.js';
import { mayMove } from './in-own-hands.js';
import { type OnRequest, ofRequest, pendingRequest } from './pending-request.js';
import type { Submission } from './state.js';

export interface AssignRequest extends OnRequest {
  readonly kind: 'assign';
  readonly by: Actor;
  readonly to: WorkerId;
}

/** Gives a request to somebody: a worker what nobody has, or the own ones; a supervisor moves anything. */
export function assignRequest(
  { by, to, ...on }: AssignRequest,
  submission: Submission,
): readonly SubmissionEvent[] {
  const request = pendingRequest(submission, on);
  const { assignee: from } = request;
  if (from === to) return [];
  if (from !== undefined && !mayMove(request, by)) throw refuse('assigned_to_colleague', 'assign', from);
  const hands = { ...(from === undefined ? {} : { from }), to };
  return [{ type: 'RequestAssigned', data: { ...ofRequest(request, on.at), ...hands, how: 'assigned' } }];
}
