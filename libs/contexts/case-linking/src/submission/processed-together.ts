import type { Instant, RequestId } from '#kernel';
import type { SubmissionEvent } from './events.js';
import { ofRequest } from './pending-request.js';
import { type LinkRequest, pendingOf, type Submission } from './state.js';
import type { VerifiedLink } from './verification.js';

/**
 * Every request of the submission that is still Pending becomes Processed, in one append: the asked one
 * directly, the others because of it (rule W4; seed 000, Processing a Case Link Request).
 */
export function processedTogether(
  submission: Submission,
  asked: RequestId,
  { at, ...link }: VerifiedLink & { readonly at: Instant },
): readonly SubmissionEvent[] {
  const pending = pendingOf(submission);
  const inOrder = [...pending].sort((a, b) => Number(b.requestId === asked) - Number(a.requestId === asked));
  return inOrder.map((request) =>
    request.requestId === asked ? direct(request, link, at) : sibling(request, link, at),
  );
}

const direct = (request: LinkRequest, link: VerifiedLink, at: Instant): SubmissionEvent => ({
  type: 'RequestProcessed',
  data: {
    ...processed(request, link, at),
    cause: 'direct',
    by: link.by,
    verification: link.verification,
    ...(link.override === undefined ? {} : { override: link.override }),
  },
});

const sibling = (request: LinkRequest, link: VerifiedLink, at: Instant): SubmissionEvent => ({
  type: 'RequestProcessed',
  data: { ...processed(request, link, at), cause: 'sibling' },
});

/** What every RequestProcessed carries. */
export const processed = (
  request: LinkRequest,
  { linkId, personId }: Pick<VerifiedLink, 'linkId' | 'personId'>,
  at: Instant,
) => ({
  ...ofRequest(request, at),
  accountId: request.accountId,
  personId,
  linkId,
  requestedAt: request.requestedAt,
  ...(request.assignee === undefined ? {} : { assignee: request.assignee }),
});
