import type { WorkerId } from '#kernel';
import { refuse } from '../refusals.js';
import type { SubmissionEvent } from './events.js';
import { type OnRequest, ofRequest, pendingRequest } from './pending-request.js';
import type { Submission } from './state.js';

export interface ReleaseRequest extends OnRequest {
  readonly kind: 'release';
  /** Whose it must be; absent for who may release anybody's (right `case-link:assign`). */
  readonly worker?: WorkerId;
}

export function releaseRequest(command: ReleaseRequest, submission: Submission): readonly SubmissionEvent[] {
  const request = pendingRequest(submission, command);
  if (request.assignee === undefined) return [];
  if (command.worker !== undefined && command.worker !== request.assignee)
    throw refuse('assigned_to_colleague', 'release', request.assignee);
  return [{ type: 'RequestReleased', data: { ...ofRequest(request, command.at), from: request.assignee } }];
}
