import type { RejectReason, RequestCause, RequestStatus, WaitingReason } from '#contexts/case-linking';
import { AskedAgainBody } from './portal-linking.response.js';

/** When, by whom and why a request ended. */
export class RequestEndBody {
  at!: string;

  /** The worker's id; null for what another county's decision, or the nightly batch, brought about. */
  by!: string | null;

  /** Null for a rejection. */
  cause!: 'direct' | 'sibling' | 'batch' | null;

  /** Null for a link. */
  reason!: RejectReason | null;
}

/** A request waits for the customer: the county's goal stands still. */
export class WaitingBody {
  since!: string;
  reason!: WaitingReason;
}

/** A colleague asks for a request. */
export class AskBody {
  /** The worker's id. */
  by!: string;

  at!: string;
}

/** One row of the Case Link Request Search. */
export class LinkRequestRow {
  requestId!: string;

  /** First and last name; `[erased]` when the data was erased. */
  registrantName!: string;

  requestDate!: string;
  requestType!: string;
  requestStatus!: RequestStatus;

  /** Null: nobody took it. */
  assignee!: string | null;

  origin!: 'customer' | 'unlink';
  cause!: RequestCause;

  /** Why there is a request instead of a link, in words; for workers only. */
  why!: string;

  /** Null while it is Pending. */
  ended!: RequestEndBody | null;

  /** With the same data, while it was Pending; null when it was not. */
  askedAgain!: AskedAgainBody | null;

  /** For the customer; null when it does not. */
  waiting!: WaitingBody | null;

  /** Who asks whoever has it in hand to have it, oldest first. */
  asks!: AskBody[];

  /** How many Pending requests its account has in this county, this one too. */
  requestsOfAccount!: number;

  ageBusinessDays!: number;

  /** Pending for longer than the county's goal, without what it waited for the customer. */
  overdue!: boolean;
}

export class LinkRequestSearchResponse {
  items!: LinkRequestRow[];
  total!: number;

  /** There are more than `total`: counting stopped. */
  more!: boolean;

  page!: number;
  pageSize!: number;

  /** The cursor of the next page; null on the last one. */
  next!: string | null;

  /** When the oldest Pending request was made. */
  oldestPending!: string | null;

  /** When the oldest request of the asked status was made: the search's Begin Date is prefilled from it. */
  oldest!: string | null;
}

export class RequestProcessedResponse {
  requestId!: string;

  /** Rejected when a colleague rejected it in that very moment: the account is linked, the rejection stays. */
  status!: RequestStatus;
}

export class RequestRejectedResponse {
  requestId!: string;
  status!: 'Rejected';
}

export class RequestAssigneeResponse {
  requestId!: string;
  assignee!: string | null;
}

export class CandidateDismissedResponse {
  requestId!: string;

  /** The person's id. */
  dismissed!: string;
}
