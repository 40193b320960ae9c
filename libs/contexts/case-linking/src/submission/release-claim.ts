import type { Instant, LinkId, RequestId } from '#kernel';
import type { SubmissionEvent } from './events.js';
import { ofRequest } from './pending-request.js';
import type { Submission } from './state.js';

/** The link for which a submission was claimed can never come any more: it was abandoned on the person's stream. */
export interface ReleaseClaim {
  readonly kind: 'release-claim';
  readonly requestId: RequestId;
  readonly linkId: LinkId;
  readonly at: Instant;
}

/** Releasing the claim of another link does nothing. */
export function releaseClaim(
  { requestId, linkId, at }: ReleaseClaim,
  submission: Submission,
): readonly SubmissionEvent[] {
  const request = submission.get(requestId);
  if (request?.claimedFor?.linkId !== linkId) return [];
  return [{ type: 'ClaimReleased', data: { ...ofRequest(request, at), linkId } }];
}
