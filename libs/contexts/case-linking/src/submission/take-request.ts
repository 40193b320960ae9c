import type { WorkerId } from '#kernel';
import { refuse } from '../refusals.js';
import type { SubmissionEvent } from './events.js';
import { type OnRequest, ofRequest, pendingRequest } from './pending-request.js';
import type { Submission } from './state.js';

export interface TakeRequest extends OnRequest {
  readonly kind: 'take';
  readonly worker: WorkerId;
  /** A supervisor takes a request over from whoever has it. */
  readonly takesOver?: boolean;
}

/** Nobody takes a request out of a colleague's hands: the slower of two is told; a supervisor takes it over. */
export function takeRequest(command: TakeRequest, submission: Submission): readonly SubmissionEvent[] {
  const request = pendingRequest(submission, command);
  const { assignee: from } = request;
  if (from === command.worker) return [];
  if (from !== undefined && command.takesOver !== true) throw refuse('conflict', 'taken');
  return [
    {
      type: 'RequestAssigned',
      data: {
        ...ofRequest(request, command.at),
        ...(from === undefined ? {} : { from }),
        to: command.worker,
        how: 'taken',
      },
    },
  ];
}
