import type { Actor, PersonId } from '#kernel';
import type { SubmissionEvent } from './events.js';
import { type OnRequest, ofRequest, pendingRequest } from './pending-request.js';
import type { Submission } from './state.js';

/** "Not this person." */
export interface DismissCandidate extends OnRequest {
  readonly kind: 'dismiss-candidate';
  readonly by: Actor;
  readonly personId: PersonId;
}

export function dismissCandidate(
  command: DismissCandidate,
  submission: Submission,
): readonly SubmissionEvent[] {
  const request = pendingRequest(submission, command);
  if (request.dismissed.includes(command.personId)) return [];
  return [
    { type: 'CandidateDismissed', data: { ...ofRequest(request, command.at), personId: command.personId } },
  ];
}
