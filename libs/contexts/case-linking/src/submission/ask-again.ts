import type { AccountId, AttemptId, Instant } from '#kernel';
import type { RequestCause } from '../values.js';
import type { SubmissionEvent } from './events.js';
import { pendingOf, type Submission, wasAskedAgain } from './state.js';

export interface AskAgain {
  readonly kind: 'ask-again';
  readonly accountId: AccountId;
  /** Of the attempt that would have made the same requests once more. */
  readonly attemptId: AttemptId;
  /** All that failed about the person by now. */
  readonly failedVerifications: number;
  readonly cause: RequestCause;
  readonly at: Instant;
}

/**
 * Asking again with the same data while the request is Pending makes no second one (rule L6). What every county
 * has decided by now takes no repeat: that leaves no event, which is how the caller knows to ask anew.
 */
export function askAgain(
  { kind: _, at, ...again }: AskAgain,
  submission: Submission,
): readonly SubmissionEvent[] {
  if (wasAskedAgain(submission, again.attemptId)) return [];
  return pendingOf(submission).map(({ submissionId, requestId, county }) => ({
    type: 'AskedAgain',
    data: { submissionId, requestId, county, ...again, at },
  }));
}
