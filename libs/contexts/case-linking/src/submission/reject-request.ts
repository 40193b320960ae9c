import type { Actor } from '#kernel';
import { isLinkedMeanwhile, type StandingLink } from '../policies/linked-meanwhile.js';
import { refuse } from '../refusals.js';
import type { RejectReason } from '../values.js';
import type { SubmissionEvent } from './events.js';
import { mustBeInOwnHands } from './in-own-hands.js';
import { mustBePending, type OnRequest, ofRequest } from './pending-request.js';
import { claimOf, requestOf, type Submission } from './state.js';
import type { Note } from './verification.js';

export interface RejectRequest extends OnRequest {
  readonly kind: 'reject';
  readonly by: Actor;
  readonly reason: RejectReason;
  /** Mandatory for `other`. */
  readonly note?: Note;
  /** The requesting account's own. Whoever is linked by now is not told that it could not be done. */
  readonly linked?: StandingLink;
}

/**
 * For this county only: a rejection never cascades (seed 000, Rejecting a Case Link Request). What the nightly batch
 * settles is left to it (rule W7).
 */
export function rejectRequest(command: RejectRequest, submission: Submission): readonly SubmissionEvent[] {
  const { by, reason, note, at } = command;
  const request = requestOf(submission, command);
  const { end, accountId, requestedAt, assignee } = request;
  if (end.status === 'Rejected' && end.by === by.id && end.reason === reason) return [];
  mustBePending(request);
  if (claimOf(submission) !== undefined) throw refuse('conflict', 'claimed');
  if (isLinkedMeanwhile(request, command.linked)) throw refuse('person_already_linked');
  mustBeInOwnHands(request, by);
  if (reason === 'other' && note === undefined)
    throw refuse('note_required', 'say why you reject this request');
  const of = { ...ofRequest(request, at), accountId, requestedAt };
  const rest = { ...(assignee === undefined ? {} : { assignee }), ...(note === undefined ? {} : { note }) };
  return [{ type: 'RequestRejected', data: { ...of, ...rest, by, reason } }];
}
