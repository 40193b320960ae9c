import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, Engine, type Outcome } from '#engine';
import type { AssignRequest } from './submission/assign-request.js';
import { submissionDecider } from './submission/decider.js';
import type { DismissCandidate } from './submission/dismiss-candidate.js';
import type { SubmissionEvent } from './submission/events.js';
import type { RejectRequest } from './submission/reject-request.js';
import type { ReleaseRequest } from './submission/release-request.js';
import { submissionOf } from './submission/request-ids.js';
import type { Submission } from './submission/state.js';
import type { TakeRequest } from './submission/take-request.js';

/** What a worker does with one request, apart from Continue, which crosses contexts (`#processes`). */
export type RequestAction = TakeRequest | ReleaseRequest | AssignRequest | DismissCandidate | RejectRequest;

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
