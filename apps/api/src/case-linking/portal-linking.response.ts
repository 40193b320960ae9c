import type { AttemptAnswer, RequestStatus } from '#contexts/case-linking';

export class ChannelBody {
  id!: string;
  kind!: 'email' | 'text';
  masked!: string;
}

/** The request of before with the same data: it was not made twice. */
export class AskedBefore {
  requestId!: string;
  requestDate!: string;
}

export class LinkAttemptResponse {
  attemptId!: string;
  outcome!: AttemptAnswer;

  /** With `verify`: where a code can go. */
  channels?: ChannelBody[];

  /** With `requested`, when it was asked before and the county has yet to decide. */
  askedBefore?: AskedBefore;
}

/** The newest code that was sent. */
export class SentCodeBody {
  kind!: 'email' | 'text';
  masked!: string;
  sentAt!: string;
}

/** What is left to verify with. */
export class VerificationBody {
  /** When the attempt ends by itself and goes to the county. */
  until!: string;

  channels!: ChannelBody[];
  sendingsLeft!: number;

  /** Wrong codes count. */
  triesLeft!: number;

  /** Null before any was sent. */
  code!: SentCodeBody | null;
}

export class AttemptStandingResponse {
  attemptId!: string;
  outcome!: AttemptAnswer;
  askedAt!: string;

  /** As it was entered. */
  caseNumber!: string;

  county!: string;
  countyName!: string;

  /** With `verify`; null otherwise. */
  verification!: VerificationBody | null;

  /** With `requested`, when it was recorded on a request of before; null otherwise. */
  askedBefore!: AskedBefore | null;
}

export class BegunAttemptsResponse {
  items!: AttemptStandingResponse[];
}

export class CodeSentResponse {
  kind!: 'email' | 'text';
  masked!: string;
  expiresAt!: string;
  sendingsLeft!: number;
}

export class AttemptEndedResponse {
  outcome!: 'linked' | 'requested';
}

export class LinkedCase {
  caseNumber!: string;
  county!: string;
  countyName!: string;
  status!: string;
  programs!: string[];
  linkedAt!: string | null;
}

/** The last link, which a county has ended. */
export class EndedLink {
  at!: string;
  countyName!: string;
}

export class LinkedCasesResponse {
  items!: LinkedCase[];

  /** Null while the account is linked, and when it never was. */
  ended!: EndedLink | null;
}

/** How often it was asked again, and when last. */
export class AskedAgainBody {
  times!: number;
  last!: string;
}

/** A request of the customer's own. */
export class OwnRequest {
  requestId!: string;
  county!: string;
  countyName!: string;
  caseNumber!: string | null;
  requestDate!: string;
  status!: RequestStatus;

  /** When it was processed or rejected. */
  endedAt!: string | null;

  /** `unlink`: a county ended a link and asks itself to look at it again. */
  origin!: 'customer' | 'unlink';

  /** When the link that it led to was ended; null while that stands, and when there is none. */
  linkEndedAt!: string | null;

  /** With the same data, while the county had it. */
  askedAgain!: AskedAgainBody | null;

  /** What that means for the customer. */
  text!: string;

  /** Within how many business days the county means to answer; null once it has. */
  goalBusinessDays!: number | null;
}

export class OwnRequestsResponse {
  items!: OwnRequest[];
}
