import {
  type AccountId,
  type AttemptId,
  type CaseNumber,
  type CountyCode,
  catalogue,
  type EventsOf,
  event,
  type Instant,
  type LinkId,
  type PersonId,
  type Sealed,
} from '#kernel';
import type { MatchExplanation, Obstacle, Registrant, RequestCause } from '../values.js';
import { causesWereFewer, withVerifyUntil } from './upcasts.js';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

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

/** `link-attempts-{accountId}`: the attempts of one account. */
export const attemptEvents = catalogue('case-linking', {
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
});

export type AttemptEvent = EventsOf<typeof attemptEvents>;
