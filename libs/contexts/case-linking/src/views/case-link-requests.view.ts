import type {
  AccountId,
  Actor,
  AttemptId,
  CaseNumber,
  CountyCode,
  Instant,
  LinkId,
  LocalDate,
  PersonId,
  RequestId,
  Sealed,
  SubmissionId,
  WorkerId,
} from '#kernel';
import type { Tag, ViewSchema } from '#read-store';
import type { SubmissionEvent } from '../submission/events.js';
import type {
  MatchExplanation,
  Registrant,
  RejectReason,
  RequestCause,
  RequestStatus,
  UnlinkReason,
  VerificationMethod,
  WaitingReason,
} from '../values.js';

type Processed = Extract<SubmissionEvent, { type: 'RequestProcessed' }>['data'];
type Note = Sealed<{ readonly text: string }>;

/** A note, or the beginning or end of a waiting for the customer. */
export interface Remark {
  readonly kind: 'note' | 'waiting' | 'waiting_over';
  readonly by: Actor;
  readonly at: Instant;
  /** What is waited for. */
  readonly reason: WaitingReason | null;
  readonly note: Note | null;
}

/** One request of one county, as the Case Link Request Search and the summary show it. */
export interface CaseLinkRequestDocument {
  readonly requestId: RequestId;
  readonly submissionId: SubmissionId;
  readonly accountId: AccountId;
  readonly county: CountyCode;
  readonly status: RequestStatus;
  readonly requestedAt: Instant;
  readonly requestedDay: LocalDate;
  /** From when the county's goal counts: the day of the request, or later by what it waited. null: it waits now. */
  readonly clockDay: LocalDate | null;
  /** For the customer; with the day from which the goal counted until then. */
  readonly waiting: {
    readonly since: Instant;
    readonly reason: WaitingReason;
    readonly clockDay: LocalDate;
  } | null;
  /** What workers noted while it was Pending, oldest first. */
  readonly remarks: readonly Remark[];
  /** null: nobody took it. */
  readonly assignee: WorkerId | null;
  /** Who asked whoever has it in hand to have it, oldest first. */
  readonly asks: readonly { readonly by: WorkerId; readonly at: Instant }[];
  /** Since when somebody asks for it. */
  readonly askedSince: Instant | null;
  readonly origin: 'customer' | 'unlink';
  readonly cause: RequestCause;
  readonly caseNumber: CaseNumber | null;
  /** The candidate, when exactly one person fits. */
  readonly personId: PersonId | null;
  readonly attemptId: AttemptId | null;
  readonly failedVerifications: number;
  /** With the same data, while it was Pending. */
  readonly askedAgain: { readonly times: number; readonly last: Instant } | null;
  readonly match: MatchExplanation | null;
  readonly registrant: Sealed<Registrant>;
  readonly unlinked: { readonly linkId: LinkId; readonly reason: UnlinkReason } | null;
  readonly dismissed: readonly PersonId[];
  /** How often a validation refused Continue. */
  readonly refusedTimes: number;
  readonly processed: {
    readonly cause: Processed['cause'];
    readonly linkId: LinkId;
    readonly personId: PersonId;
    readonly by: Actor | null;
    readonly at: Instant;
    /** How the worker verified the identity; null for what was processed because of another decision. */
    readonly verification: {
      readonly methods: readonly VerificationMethod[];
      readonly note: Note | null;
    } | null;
    /** A supervisor's reason to pass over the cool-off. */
    readonly override: Note | null;
  } | null;
  readonly rejected: {
    readonly reason: RejectReason;
    readonly note: Note | null;
    readonly by: Actor;
    readonly at: Instant;
  } | null;
  /** The registrant's folded exact first and last name. */
  readonly nameTags: readonly Tag[];
}

/** Kinds of the name tags. */
export const registrantFirst = 'registrant-first';
export const registrantLast = 'registrant-last';

/** A folded name within one county: every search has a county, so a tag names no request of another one. */
export const nameKey = (county: CountyCode, folded: string): string => `${county}:${folded}`;

export const caseLinkRequestsView: ViewSchema = {
  name: 'case-link-requests',
  version: 5,
  fields: {
    county: 'text',
    status: 'text',
    requestedAt: 'text',
    clockDay: 'text',
    assignee: 'text',
    askedSince: 'text',
    cause: 'text',
    accountId: 'text',
    personId: 'text',
    submissionId: 'text',
    caseNumber: 'text',
  },
  indexes: [
    ['county', 'status', 'requestedAt'],
    ['county', 'status', 'assignee', 'requestedAt'],
    ['county', 'status', 'cause', 'requestedAt'],
    ['county', 'status', 'clockDay'],
    ['county', 'status', 'askedSince'],
    ['status', 'accountId'],
    ['personId', 'status'],
    ['submissionId'],
    ['caseNumber'],
  ],
  tagged: true,
};
