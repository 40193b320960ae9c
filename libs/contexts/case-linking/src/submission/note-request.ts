import type { Actor } from '#kernel';
import type { SubmissionEvent } from './events.js';
import { type OnRequest, ofRequest, pendingRequest } from './pending-request.js';
import type { Submission } from './state.js';
import type { Note } from './verification.js';

/** What a worker wants to be known about a request before it is decided. */
export interface NoteRequest extends OnRequest {
  readonly kind: 'note';
  readonly by: Actor;
  readonly note: Note;
}

/** Anybody who may process may note, whoever has the request in hand: it decides nothing. */
export function noteRequest(
  { kind: _, by, note, ...on }: NoteRequest,
  submission: Submission,
): readonly SubmissionEvent[] {
  const request = pendingRequest(submission, on);
  return [{ type: 'RequestNoted', data: { ...ofRequest(request, on.at), by, note } }];
}
