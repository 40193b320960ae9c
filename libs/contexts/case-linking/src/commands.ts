import { message } from '#bounded-context';
import { type CommandContext, Engine } from '#engine';
import type { AskForRequest } from './submission/ask-for-request.js';
import type { AssignRequest } from './submission/assign-request.js';
import { submissionDecider } from './submission/decider.js';
import type { DeclineAsking } from './submission/decline-asking.js';
import type { DismissCandidate } from './submission/dismiss-candidate.js';
import type { NoteRequest } from './submission/note-request.js';
import type { RejectRequest } from './submission/reject-request.js';
import type { ReleaseRequest } from './submission/release-request.js';
import { submissionOf } from './submission/request-ids.js';
import type { TakeRequest } from './submission/take-request.js';
import type { EndWaiting, WaitForCustomer } from './submission/wait-for-customer.js';

/** What a worker does with one request, apart from Continue, which crosses contexts (`#processes`). */
export type RequestAction =
  | TakeRequest
  | ReleaseRequest
  | AssignRequest
  | AskForRequest
  | DeclineAsking
  | NoteRequest
  | WaitForCustomer
  | EndWaiting
  | DismissCandidate
  | RejectRequest;

export const ActOnRequest = message(
  'ActOnRequest',
  Engine,
  (engine, action: RequestAction, context: CommandContext) =>
    engine.execute(submissionDecider, submissionOf(action.requestId), action, context),
);
