import { type Actor, workerId } from '#kernel';
import { refuse } from '../refusals.js';
import type { SubmissionEvent } from './events.js';
import { movesAnybodys } from './in-own-hands.js';
import { type OnRequest, ofRequest, pendingRequest } from './pending-request.js';
import type { Submission } from './state.js';

export interface TakeRequest extends OnRequest {
  readonly kind: 'take';
  readonly by: Actor;
}

/** Nobody takes a request out of a colleague's hands: the slower of two is told; a supervisor takes it over. */
export function takeRequest({ by, ...on }: TakeRequest, submission: Submission): readonly SubmissionEvent[] {
  const request = pendingRequest(submission, on);
  const { assignee: from } = request;
  const to = workerId(by.id);
  if (from === to) return [];
  if (from !== undefined && !movesAnybodys(by)) throw refuse('conflict', 'taken');
  const hands = { ...(from === undefined ? {} : { from }), to };
  return [{ type: 'RequestAssigned', data: { ...ofRequest(request, on.at), ...hands, how: 'taken' } }];
}
