import type { Instant, RequestId } from '#kernel';
import type { SubmissionEvent } from './events.js';
import { processedTogether } from './processed-together.js';
import type { Submission } from './state.js';
import type { VerifiedLink } from './verification.js';

/**
 * The link of a request has been made: what is still Pending of its submission follows. It never refuses, for
 * the link is the truth: a crash may have come between, or, in a stream of before there were claims, a county's
 * rejection, which stays.
 */
export interface CompleteLink extends VerifiedLink {
  readonly kind: 'complete-link';
  readonly requestId: RequestId;
  readonly at: Instant;
}

export const completeLink = (command: CompleteLink, submission: Submission): readonly SubmissionEvent[] =>
  processedTogether(submission, command.requestId, command);
