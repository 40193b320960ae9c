import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, Engine, type Outcome } from '#engine';
import type { AskForRequest } from '../domain/decisions/ask-for-request.js';
import type { AssignRequest } from '../domain/decisions/assign-request.js';
import type { DeclineAsking } from '../domain/decisions/decline-asking.js';
import type { DismissCandidate } from '../domain/decisions/dismiss-candidate.js';
import type { NoteRequest } from '../domain/decisions/note-request.js';
import type { RejectRequest } from '../domain/decisions/reject-request.js';
import type { ReleaseRequest } from '../domain/decisions/release-request.js';
import type { TakeRequest } from '../domain/decisions/take-request.js';
import type { EndWaiting, WaitForCustomer } from '../domain/decisions/wait-for-customer.js';
import type { SubmissionEvent } from '../domain/events.js';
import { submissionOf } from '../domain/request-ids.js';
import { submissionDecider } from '../domain/submission.decider.js';
import type { Submission } from '../domain/submission.state.js';

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

export class ActOnRequest extends Command<Outcome<SubmissionEvent, Submission>> {
  constructor(
    readonly action: RequestAction,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ActOnRequest)
export class ActOnRequestHandler implements ICommandHandler<ActOnRequest> {
  constructor(private readonly engine: Engine) {}

  execute({ action, context }: ActOnRequest) {
    return this.engine.execute(submissionDecider, submissionOf(action.requestId), action, context);
  }
}
