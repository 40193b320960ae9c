import type { WorkerId } from '#kernel';
import type { SubmissionEvent } from '../events.js';
import type { Submission } from '../submission.state.js';
import { type OnRequest, ofRequest, pendingRequest } from './pending-request.js';

export interface AssignRequest extends OnRequest {
  readonly kind: 'assign';
  readonly worker: WorkerId;
}

/** Whoever has it: assigning is a supervisor's, and moves it. */
export function assignRequest(command: AssignRequest, submission: Submission): readonly SubmissionEvent[] {
  const request = pendingRequest(submission, command);
  const { assignee: from } = request;
  if (from === command.worker) return [];
  const of = ofRequest(request, command.at);
  return [
    {
      type: 'RequestAssigned',
      data: { ...of, ...(from === undefined ? {} : { from }), to: command.worker, how: 'assigned' },
    },
  ];
}
