import type { AccountId, Instant, LinkId, PersonId } from '#kernel';
import type { SubmissionEvent } from './events.js';
import { processed } from './processed-together.js';
import { claimOf, pendingOf, type Submission } from './state.js';

/**
 * The nightly batch: the account has been linked, so what it asked before is settled (rule W7).
 * Requests of other accounts for that person stay: they may be fraud.
 */
export interface CloseLinked {
  readonly kind: 'close-linked';
  readonly accountId: AccountId;
  readonly linkId: LinkId;
  readonly personId: PersonId;
  readonly linkedAt: Instant;
  readonly at: Instant;
}

/**
 * A request that is not older than the link is a new wish (say, after an unlink): it stays Pending. What Continue has
 * linked a moment ago is about to be settled as what it is.
 */
export const closeLinked = (command: CloseLinked, submission: Submission): readonly SubmissionEvent[] =>
  (claimOf(submission)?.linkId === command.linkId ? [] : pendingOf(submission))
    .filter((each) => each.accountId === command.accountId && each.requestedAt < command.linkedAt)
    .map((each) => ({
      type: 'RequestProcessed',
      data: { ...processed(each, command, command.at), cause: 'batch' },
    }));
