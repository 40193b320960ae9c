import type { Actor, AttemptId, CaseNumber, CountyCode, RequestId, Sealed, SubmissionId } from '#kernel';

/** Closed lists (rule W11). */
export const rejectReasons = [
  'children_services',
  'customer_privacy',
  'not_primary_applicant',
  'identity_not_verified',
  'suspected_fraud',
  'duplicate',
  'no_matching_person',
  'other',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

export const unlinkReasons = [
  'linked_in_error',
  'suspected_fraud',
  'customer_asked',
  'case_closed',
  'account_recovery',
  'other',
] as const;
export type UnlinkReason = (typeof unlinkReasons)[number];

export const verificationMethods = [
  'in_person_id',
  'phone_security_questions',
  'documents_on_file',
  'known_to_worker',
  'video',
  'other',
] as const;
export type VerificationMethod = (typeof verificationMethods)[number];

export const waitingReasons = ['documents', 'call_back', 'visit', 'other'] as const;
export type WaitingReason = (typeof waitingReasons)[number];

export type RequestStatus = 'Pending' | 'Processed' | 'Rejected';

/** What the customer entered, with the account profile as it was then. Personal data. */
export interface Registrant {
  readonly firstName: string;
  readonly middleName?: string;
  readonly lastName: string;
  readonly ssn?: string;
  readonly gender?: string;
  readonly phone?: string;
  readonly address?: {
    readonly line1: string;
    readonly line2?: string;
    readonly city: string;
    readonly state: string;
    readonly zip: string;
  };
  /** Entered with the request. */
  readonly dateOfBirth: string;
  readonly zipCode: string;
  readonly county: CountyCode;
  readonly caseNumber: CaseNumber;
}

export const comparedFields = [
  'dateOfBirth',
  'zipCode',
  'county',
  'caseNumber',
  'firstName',
  'lastName',
  'middleName',
  'ssn',
  'gender',
  'address',
  'phone',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** One line of the match explanation. Holds no values: those are opened beside it. */
export interface FieldAgreement {
  readonly field: ComparedField;
  readonly given: boolean;
  readonly onFile: boolean;
  readonly agrees: boolean;
  /** Whether disagreement breaks the 100% (rule L2). */
  readonly decisive: boolean;
}

export interface MatchExplanation {
  /** Version of the match policy that decided. */
  readonly policy: number;
  readonly full: boolean;
  readonly fields: readonly FieldAgreement[];
  /** How many persons of the case fit: one for whom everything agrees, else those of that date of birth or last name. */
  readonly fitting: number;
  readonly primaryApplicant: boolean;
}

/** What leaves a link to the county (rule L3; a mismatch: the data on file are others now). */
export type Obstacle =
  | 'mismatch'
  | 'customer_privacy'
  | 'children_services'
  | 'unlinked_before'
  | 'account_linked'
  | 'person_linked'
  | 'too_many_attempts_on_person';

/** Why a request exists instead of a link. Never told to the customer. */
export type RequestCause = Obstacle | 'gave_up' | 'too_many_wrong_codes' | 'code_expired' | 'unlink';

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
