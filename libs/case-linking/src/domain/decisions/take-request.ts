import type { WorkerId } from '#kernel';
import type { SubmissionEvent } from '../events.js';
import { refuse } from '../refusals.js';
import type { Submission } from '../submission.state.js';
import { type OnRequest, ofRequest, pendingRequest } from './pending-request.js';

export interface TakeRequest extends OnRequest {
  readonly kind: 'take';
  readonly worker: WorkerId;
}

/** Nobody takes a request out of a colleague's hands: the slower of two is told; a supervisor assigns. */
export function takeRequest(command: TakeRequest, submission: Submission): readonly SubmissionEvent[] {
  const request = pendingRequest(submission, command);
  if (request.assignee === command.worker) return [];
  if (request.assignee !== undefined) throw refuse('conflict', 'taken');
  return [
    {
      type: 'RequestAssigned',
      data: { ...ofRequest(request, command.at), to: command.worker, how: 'taken' },
    },
  ];
}
