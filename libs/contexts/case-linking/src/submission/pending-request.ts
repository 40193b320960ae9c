import type { CountyCode, Instant, RequestId } from '#kernel';
import { refuse } from '../refusals.js';
import { type LinkRequest, requestOf, type Submission } from './state.js';

/** What every command of a worker on a request carries. `county` is the worker's own. */
export interface OnRequest {
  readonly requestId: RequestId;
  readonly county: CountyCode;
  readonly at: Instant;
}

/** The request while it is open. @throws NotFound, Refused(request_not_pending) */
export function pendingRequest(submission: Submission, on: OnRequest): LinkRequest {
  return mustBePending(requestOf(submission, on));
}

export function mustBePending(request: LinkRequest): LinkRequest {
  if (request.end.status !== 'Pending') throw refuse('request_not_pending', request.end.status);
  return request;
}

/** What every event of a request carries. */
export const ofRequest = ({ submissionId, requestId, county }: LinkRequest, at: Instant) => ({
  submissionId,
  requestId,
  county,
  at,
});
