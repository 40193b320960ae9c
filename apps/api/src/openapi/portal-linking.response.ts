import type { AttemptAnswer, RequestStatus } from '#case-linking';

export class ChannelBody {
  id!: string;
  kind!: 'email' | 'text';
  masked!: string;
}

export class LinkAttemptResponse {
  attemptId!: string;
  outcome!: AttemptAnswer;

  /** With `verify`: where a code can go. */
  channels?: ChannelBody[];
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

export class LinkedCasesResponse {
  items!: LinkedCase[];
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
}

export class OwnRequestsResponse {
  items!: OwnRequest[];
}
