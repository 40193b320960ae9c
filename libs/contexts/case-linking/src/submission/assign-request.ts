import type { WorkerId } from '#kernel';
import { refuse } from '../refusals.js';
import type { SubmissionEvent } from './events.js';
import { type OnRequest, ofRequest, pendingRequest } from './pending-request.js';
import type { Submission } from './state.js';

export interface AssignRequest extends OnRequest {
  readonly kind: 'assign';
  readonly worker: WorkerId;
  /** A worker who assigns: only what nobody has, or the own ones. Absent for a supervisor, who moves anything. */
  readonly mover?: WorkerId;
}

/** Gives a request to somebody. Nobody takes it out of a colleague's hands but a supervisor. */
export function assignRequest(command: AssignRequest, submission: Submission): readonly SubmissionEvent[] {
  const request = pendingRequest(submission, command);
  const { assignee: from } = request;
  if (from === command.worker) return [];
  if (command.mover !== undefined && from !== undefined && from !== command.mover)
    throw refuse('assigned_to_colleague', 'assign', from);
  const of = ofRequest(request, command.at);
  return [
    {
      type: 'RequestAssigned',
      data: { ...of, ...(from === undefined ? {} : { from }), to: command.worker, how: 'assigned' },
    },
  ];
}
