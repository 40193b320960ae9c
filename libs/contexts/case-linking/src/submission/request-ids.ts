import { type CountyCode, type RequestId, requestId, type SubmissionId, submissionId } from '#kernel';

/** A request is its submission's for one county, so its id names both: no look-up stands between them. */
export const requestIdOf = (submission: SubmissionId, county: CountyCode): RequestId =>
  requestId(`${submission}-${county}`);

/** The submission that a request belongs to. An id of another shape names a submission that is not there. */
export const submissionOf = (request: RequestId): SubmissionId =>
  submissionId(request.slice(0, Math.max(1, request.lastIndexOf('-'))));
