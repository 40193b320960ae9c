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
import { causesWereFewer, withVerifyUntil } from './upcasts.js';
import type {
  MatchExplanation,
  Obstacle,
  Registrant,
  RejectReason,
  RequestCause,
  UnlinkReason,
  VerificationMethod,
  WaitingReason,
} from './values.js';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

/** `link-attempts-{accountId}`: the attempts of one account. */
interface LinkAttempted {
  readonly attemptId: AttemptId;
  readonly accountId: AccountId;
  readonly at: Instant;
  readonly outcome: 'verify' | 'contact_county' | 'linked' | 'requested';
  /** Why it became a request. Present exactly when the outcome is `requested`. */
  readonly cause?: RequestCause;
  /** When it ends unless a code is sent before. Present exactly when the outcome is `verify`. */
  readonly verifyUntil?: Instant;
  /** The one person it is about, when exactly one fits. */
  readonly personId?: PersonId;
  readonly caseNumber: CaseNumber;
  readonly county: CountyCode;
  readonly match: MatchExplanation;
  readonly registrant: Sealed<Registrant>;
  /** Where the requests go if it becomes (or became) a submission. */
  readonly requestCounties: readonly CountyCode[];
}
interface VerificationCodeIssued {
  readonly attemptId: AttemptId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly at: Instant;
  /** 1 to 3. The code itself is derived from (attempt, issue) and never stored. */
  readonly issue: number;
  readonly channel: 'email' | 'text';
  readonly to: Sealed<{ readonly address: string }>;
  /** Keyed digest of the code. */
  readonly codeDigest: string;
  readonly expiresAt: Instant;
  readonly county: CountyCode;
}
interface VerificationCodeRedeemed {
  readonly attemptId: AttemptId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly linkId: LinkId;
  readonly at: Instant;
}
interface VerificationFailed {
  readonly attemptId: AttemptId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly at: Instant;
  /** An obstacle: it came up while the attempt was open. */
  readonly cause: 'wrong_code' | 'too_many_wrong_codes' | 'code_expired' | 'gave_up' | Obstacle;
  /** The attempt is over and becomes a request. */
  readonly ended: boolean;
  readonly wrongCodes: number;
}

/** `person-attempts-{personId}-{day}`: how often strangers or owners tried a person on one local day. */
interface PersonAttempted {
  readonly personId: PersonId;
  readonly attemptId: AttemptId;
  readonly at: Instant;
}

/** `link-submission-{submissionId}`: every request of one submission. */
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
interface OfRequest {
  readonly submissionId: SubmissionId;
  readonly requestId: RequestId;
  readonly county: CountyCode;
  readonly at: Instant;
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

/** What a link is for: enough to complete it after a crash. */
export type LinkPurpose =
  | { readonly kind: 'automatic'; readonly attemptId: AttemptId }
  | {
      readonly kind: 'request';
      readonly submissionId: SubmissionId;
      readonly requestId: RequestId;
      readonly by: Actor;
      readonly verification: {
        readonly methods: readonly VerificationMethod[];
        readonly note?: Sealed<{ readonly text: string }>;
      };
      readonly override?: { readonly note: Sealed<{ readonly text: string }> };
    };

/** `account-link-{accountId}`: reserves the account for one person. */
interface AccountReserved {
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly purpose: LinkPurpose;
  readonly at: Instant;
}
interface AccountReleased {
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly why: 'abandoned' | 'unlinked';
  readonly unlinkReason?: UnlinkReason;
  readonly at: Instant;
}

/** `person-link-{personId}`: the truth of who is linked. */
interface AccountLinked {
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly purpose: LinkPurpose;
  readonly at: Instant;
}
interface AccountUnlinked {
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly reason: UnlinkReason;
  readonly note?: Sealed<{ readonly text: string }>;
  readonly by: Actor;
  readonly county: CountyCode;
  readonly at: Instant;
}
interface LinkAbandoned {
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly at: Instant;
}

export const caseLinkingEvents = catalogue('case-linking', {
  LinkAttempted: event<LinkAttempted>('A customer asked to link a case.', {
    version: 2,
    upcasts: [withVerifyUntil],
  }),
  VerificationCodeIssued: event<VerificationCodeIssued>('A one-time code was issued to a contact on file.'),
  VerificationCodeRedeemed: event<VerificationCodeRedeemed>('The customer entered the right code in time.'),
  VerificationFailed: event<VerificationFailed>(
    'A wrong code, an expired code, the customer gave up, or the county has to decide.',
    { version: 2, upcasts: [causesWereFewer] },
  ),
  PersonAttempted: event<PersonAttempted>("An attempt counted against a person's daily cap."),
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
  AccountReserved: event<AccountReserved>('An account was reserved for a link to one person.'),
  AccountReleased: event<AccountReleased>("An account's reservation ended."),
  AccountLinked: event<AccountLinked>('An account was linked to a person.'),
  AccountUnlinked: event<AccountUnlinked>('An account was unlinked from a person.'),
  LinkAbandoned: event<LinkAbandoned>('A reserved link was given up; it can never be completed.'),
});

export type CaseLinkingEvent = EventsOf<typeof caseLinkingEvents>;
type Only<Type extends CaseLinkingEvent['type']> = Extract<CaseLinkingEvent, { type: Type }>;
export type AttemptEvent = Only<
  'LinkAttempted' | 'VerificationCodeIssued' | 'VerificationCodeRedeemed' | 'VerificationFailed'
>;
export type PersonAttemptEvent = Only<'PersonAttempted'>;
export type SubmissionEvent = Only<
  | 'LinkRequested'
  | 'AskedAgain'
  | 'RequestAssigned'
  | 'RequestReleased'
  | 'RequestAskedFor'
  | 'AskingDeclined'
  | 'RequestNoted'
  | 'WaitingBegan'
  | 'WaitingEnded'
  | 'CandidateDismissed'
  | 'ProcessingRefused'
  | 'RequestClaimed'
  | 'ClaimReleased'
  | 'RequestProcessed'
  | 'RequestRejected'
>;
export type AccountLinkEvent = Only<'AccountReserved' | 'AccountReleased'>;
export type PersonLinkEvent = Only<'AccountLinked' | 'AccountUnlinked' | 'LinkAbandoned'>;
