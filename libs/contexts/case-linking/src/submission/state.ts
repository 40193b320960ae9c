import {
  type AccountId,
  type AttemptId,
  type CountyCode,
  type Instant,
  type LinkId,
  NotFound,
  type PersonId,
  type RequestId,
  type Sealed,
  type SubmissionId,
  type WorkerId,
} from '#kernel';
import type { LinkPurpose, Registrant, RejectReason } from '../values.js';
import type { SubmissionEvent } from './events.js';

/** The link that Continue on one request is making: enough to complete it after a crash. */
export interface Claim {
  readonly linkId: LinkId;
  readonly personId: PersonId;
  readonly purpose: Extract<LinkPurpose, { kind: 'request' }>;
}

/** One county's request. What it ended with is its terminal state: there is no way out of it. */
export interface LinkRequest {
  readonly submissionId: SubmissionId;
  readonly requestId: RequestId;
  readonly accountId: AccountId;
  readonly county: CountyCode;
  readonly requestedAt: Instant;
  /** Whom it is about, when exactly one person fits. */
  readonly candidate?: PersonId;
  /** As the event holds it; opened by whoever may see it. */
  readonly registrant: Sealed<Registrant>;
  readonly assignee?: WorkerId;
  /** Who asked whoever has it in hand to have it; an assignment answers them all. */
  readonly askedBy: readonly WorkerId[];
  /** It waits for the customer. */
  readonly waiting: boolean;
  readonly dismissed: readonly PersonId[];
  /** Attempts with the same data since. */
  readonly askedAgain: readonly AttemptId[];
  /** The last Continue that a validation refused. */
  readonly refused?: { readonly personId: PersonId; readonly codes: readonly string[] };
  /** Set from Continue on this request until its link is made or given up (streams of before have none). */
  readonly claimedFor?: Claim;
  readonly end:
    | { readonly status: 'Pending' }
    | { readonly status: 'Processed'; readonly linkId: LinkId; readonly personId: PersonId }
    | {
        readonly status: 'Rejected';
        readonly reason: RejectReason;
        readonly by: string;
        readonly at: Instant;
      };
}

/** `link-submission-{submissionId}`: the requests of all counties that one submission went to. */
export type Submission = ReadonlyMap<RequestId, LinkRequest>;

export const noSubmission: Submission = new Map();

export function evolveSubmission(submission: Submission, event: SubmissionEvent): Submission {
  if (event.type === 'LinkRequested') {
    const { submissionId, requestId, accountId, county, requestedAt, personId, registrant } = event.data;
    const about = { submissionId, requestId, accountId, county, requestedAt, registrant };
    const candidate = personId === undefined ? {} : { candidate: personId };
    const request = { ...about, ...candidate, dismissed: [], askedAgain: [], askedBy: [], waiting: false };
    return new Map(submission).set(requestId, { ...request, end: { status: 'Pending' } });
  }
  const request = submission.get(event.data.requestId);
  return request === undefined
    ? submission
    : new Map(submission).set(request.requestId, evolveRequest(request, event));
}

function evolveRequest(
  request: LinkRequest,
  event: Exclude<SubmissionEvent, { type: 'LinkRequested' }>,
): LinkRequest {
  switch (event.type) {
    case 'AskedAgain':
      return { ...request, askedAgain: [...request.askedAgain, event.data.attemptId], waiting: false };
    case 'RequestAssigned':
      return { ...request, assignee: event.data.to, askedBy: [] };
    case 'RequestReleased': {
      const { assignee: _, ...released } = request;
      return { ...released, askedBy: [] };
    }
    case 'RequestAskedFor':
      return { ...request, askedBy: [...request.askedBy, event.data.by] };
    case 'AskingDeclined':
      return { ...request, askedBy: request.askedBy.filter((each) => each !== event.data.asker) };
    case 'RequestNoted':
      return request;
    case 'WaitingBegan':
      return { ...request, waiting: true };
    case 'WaitingEnded':
      return { ...request, waiting: false };
    case 'CandidateDismissed':
      return { ...request, dismissed: [...request.dismissed, event.data.personId] };
    case 'ProcessingRefused': {
      const { personId, codes } = event.data;
      return { ...request, refused: { personId, codes } };
    }
    case 'RequestClaimed': {
      const { linkId, personId, submissionId, requestId, by, verification, override } = event.data;
      const how = { by, verification, ...(override === undefined ? {} : { override }) };
      const purpose = { kind: 'request' as const, submissionId, requestId, ...how };
      return { ...request, claimedFor: { linkId, personId, purpose } };
    }
    case 'ClaimReleased':
      return unclaimed(request);
    case 'RequestProcessed': {
      const { linkId, personId } = event.data;
      return { ...unclaimed(request), end: { status: 'Processed', linkId, personId } };
    }
    case 'RequestRejected': {
      const { reason, by, at } = event.data;
      return { ...request, end: { status: 'Rejected', reason, by: by.id, at } };
    }
  }
}

const unclaimed = ({ claimedFor: _, ...request }: LinkRequest): LinkRequest => request;

/** The link that the submission waits for. Until it is there or given up, nobody decides on any of its requests. */
export const claimOf = (submission: Submission): Claim | undefined =>
  [...submission.values()].find((each) => each.claimedFor !== undefined)?.claimedFor;

/** The request of a worker's own county. @throws NotFound also for another county's, alike. */
export function requestOf(
  submission: Submission,
  { requestId, county }: { readonly requestId: RequestId; readonly county: CountyCode },
): LinkRequest {
  const request = submission.get(requestId);
  if (request === undefined || request.county !== county) throw new NotFound();
  return request;
}

/** Whether an attempt made no request of its own, but was recorded here. */
export const wasAskedAgain = (submission: Submission, attempt: AttemptId): boolean =>
  [...submission.values()].some((each) => each.askedAgain.includes(attempt));

export const pendingOf = (submission: Submission): readonly LinkRequest[] =>
  [...submission.values()].filter((each) => each.end.status === 'Pending');

/** The siblings that other counties rejected: Continue then needs a note, and the page warns. */
export const rejectedElsewhere = (submission: Submission, county: CountyCode): readonly RejectReason[] =>
  [...submission.values()].flatMap(({ county: where, end }) =>
    where !== county && end.status === 'Rejected' ? [end.reason] : [],
  );
