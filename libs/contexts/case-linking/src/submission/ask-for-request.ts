import { type Actor, workerId } from '#kernel';
import { refuse } from '../refusals.js';
import type { SubmissionEvent } from './events.js';
import { type OnRequest, ofRequest, pendingRequest } from './pending-request.js';
import type { Submission } from './state.js';

/** A worker would like to have what a colleague has in hand (rule W9). */
export interface AskForRequest extends OnRequest {
  readonly kind: 'ask-for';
  readonly by: Actor;
}

/** Handing it over is assigning it. What was put back meanwhile needs no asking. */
export function askForRequest(
  { by: { id }, ...on }: AskForRequest,
  submission: Submission,
): readonly SubmissionEvent[] {
  const request = pendingRequest(submission, on);
  const { assignee: of, askedBy } = request;
  const by = workerId(id);
  if (of === by || askedBy.includes(by)) return [];
  if (of === undefined) throw refuse('conflict', 'put_back');
  return [{ type: 'RequestAskedFor', data: { ...ofRequest(request, on.at), by, of } }];
}
