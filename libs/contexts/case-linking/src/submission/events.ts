import {
  type AccountId,
  type Actor,
  type AttemptId,
  type CaseNumber,
  type CountyCode,
  catalogue,
  type EventsOf,
  event,
  type Instant,
  type LinkId,
  type PersonId,
  type RequestId,
  type Sealed,
  type SubmissionId,
  type WorkerId,
} from '#kernel';
import type {
  MatchExplanation,
  Registrant,
  RejectReason,
  RequestCause,
  UnlinkReason,
  VerificationMethod,
  WaitingReason,
} from '../values.js';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

interface OfRequest {
  readonly submissionId: SubmissionId;
  readonly requestId: RequestId;
  readonly county: CountyCode;
  readonly at: Instant;
}
interface LinkRequested {
  readonly submissionId: SubmissionId;
  readonly requestId: RequestId;
  readonly accountId: AccountId;
  readonly county: CountyCode;
  readonly requestedAt: Instant;
  readonly origin: 'customer' | 'unlink';
  readonly cause: RequestCause;
  readonly caseNumber?: CaseNumber;
  /** The candidate, when exactly one fits. */
  readonly personId?: PersonId;
  readonly attemptId?: AttemptId;
  readonly failedVerifications: number;
  readonly match?: MatchExplanation;
  readonly registrant: Sealed<Registrant>;
  readonly unlinked?: { readonly linkId: LinkId; readonly reason: UnlinkReason };
}
/** The same data once more while the request was Pending: no request of its own (rule L6). */
interface AskedAgain extends OfRequest {
  readonly accountId: AccountId;
  readonly attemptId: AttemptId;
  /** How many verifications failed about the person by now. */
  readonly failedVerifications: number;
  readonly cause: RequestCause;
}
interface RequestAssigned extends OfRequest {
  readonly from?: WorkerId;
  readonly to: WorkerId;
  readonly how: 'taken' | 'assigned';
}
interface RequestReleased extends OfRequest {
  readonly from: WorkerId;
}
/** Somebody would like to have what a colleague has in hand. */
interface RequestAskedFor extends OfRequest {
  readonly by: WorkerId;
  readonly of: WorkerId;
}
/** Who has the request in hand keeps it. */
interface AskingDeclined extends OfRequest {
  readonly by: WorkerId;
  readonly asker: WorkerId;
}
interface RequestNoted extends OfRequest {
  readonly by: Actor;
  readonly note: Sealed<{ readonly text: string }>;
}
/** The customer has to do something first: the goal's clock stands still until it ends (rule W14). */
interface WaitingBegan extends OfRequest {
  readonly by: Actor;
  readonly reason: WaitingReason;
  readonly note?: Sealed<{ readonly text: string }>;
}
/** By a worker. AskedAgain, and the end of the request, end it as well. */
interface WaitingEnded extends OfRequest {
  readonly by: Actor;
}
interface CandidateDismissed extends OfRequest {
  readonly personId: PersonId;
}
interface ProcessingRefused extends OfRequest {
  readonly personId: PersonId;
  /** All validations that failed, the shown one first. */
  readonly codes: readonly string[];
}
/** Continue: nobody else decides on any request of the submission until this link is made, or its claim released. */
interface RequestClaimed extends OfRequest {
  readonly accountId: AccountId;
  readonly linkId: LinkId;
  readonly personId: PersonId;
  readonly by: Actor;
  readonly verification: {
    readonly methods: readonly VerificationMethod[];
    readonly note?: Sealed<{ readonly text: string }>;
  };
  readonly override?: { readonly note: Sealed<{ readonly text: string }> };
}
interface ClaimReleased extends OfRequest {
  readonly linkId: LinkId;
}
interface RequestProcessed extends OfRequest {
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly linkId: LinkId;
  readonly requestedAt: Instant;
  /** `direct`: by the worker's Continue; `sibling`: of the same submission; `batch`: the nightly batch. */
  readonly cause: 'direct' | 'sibling' | 'batch';
  readonly assignee?: WorkerId;
  readonly by?: Actor;
  readonly verification?: {
    readonly methods: readonly VerificationMethod[];
    readonly note?: Sealed<{ readonly text: string }>;
  };
  readonly override?: { readonly note: Sealed<{ readonly text: string }> };
}
interface RequestRejected extends OfRequest {
  readonly accountId: AccountId;
  readonly requestedAt: Instant;
  readonly assignee?: WorkerId;
  readonly by: Actor;
  readonly reason: RejectReason;
  readonly note?: Sealed<{ readonly text: string }>;
}

/** `link-submission-{submissionId}`: every request of one submission. */
export const submissionEvents = catalogue('case-linking', {
  LinkRequested: event<LinkRequested>('A county was asked to link an account by hand.'),
  AskedAgain: event<AskedAgain>('A customer asked again with the same data while the request was pending.'),
  RequestAssigned: event<RequestAssigned>('A worker took a request or was assigned to it.'),
  RequestReleased: event<RequestReleased>('A request was put back.'),
  RequestAskedFor: event<RequestAskedFor>('A worker asked a colleague for a request in their hands.'),
  AskingDeclined: event<AskingDeclined>('A worker kept a request that a colleague had asked for.'),
  RequestNoted: event<RequestNoted>('A worker noted something on a pending request.'),
  WaitingBegan: event<WaitingBegan>('A request began to wait for the customer.'),
  WaitingEnded: event<WaitingEnded>('A worker ended that a request waits for the customer.'),
  CandidateDismissed: event<CandidateDismissed>('A worker found that a request is not about this person.'),
  ProcessingRefused: event<ProcessingRefused>('Continue was refused by a validation.'),
  RequestClaimed: event<RequestClaimed>('A worker continued: the submission waits for this link.'),
  ClaimReleased: event<ClaimReleased>('The link that a submission waited for was given up.'),
  RequestProcessed: event<RequestProcessed>('A request ended because its account is linked.'),
  RequestRejected: event<RequestRejected>('A county rejected its request.'),
});

export type SubmissionEvent = EventsOf<typeof submissionEvents>;
