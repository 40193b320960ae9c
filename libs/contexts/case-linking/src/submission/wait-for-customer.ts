import type { Actor } from '#kernel';
import { refuse } from '../refusals.js';
import type { WaitingReason } from '../values.js';
import type { SubmissionEvent } from './events.js';
import { mustBeInOwnHands } from './in-own-hands.js';
import { type OnRequest, ofRequest, pendingRequest } from './pending-request.js';
import type { Submission } from './state.js';
import type { Note } from './verification.js';

/** The customer has to do something first (rule W14). */
export interface WaitForCustomer extends OnRequest {
  readonly kind: 'wait';
  readonly by: Actor;
  readonly reason: WaitingReason;
  /** Mandatory for `other`. */
  readonly note?: Note;
}

export function waitForCustomer(
  { kind: _, by, reason, note, ...on }: WaitForCustomer,
  submission: Submission,
): readonly SubmissionEvent[] {
  const request = pendingRequest(submission, on);
  mustBeInOwnHands(request, by);
  if (request.waiting) return [];
  if (reason === 'other' && note === undefined)
    throw refuse('note_required', 'say what you wait for from the customer');
  const data = { ...ofRequest(request, on.at), by, reason, ...(note === undefined ? {} : { note }) };
  return [{ type: 'WaitingBegan', data }];
}

/** A worker goes on without waiting any longer. */
export interface EndWaiting extends OnRequest {
  readonly kind: 'end-waiting';
  readonly by: Actor;
}

export function endWaiting({ by, ...on }: EndWaiting, submission: Submission): readonly SubmissionEvent[] {
  const request = pendingRequest(submission, on);
  mustBeInOwnHands(request, by);
  return request.waiting ? [{ type: 'WaitingEnded', data: { ...ofRequest(request, on.at), by } }] : [];
}
