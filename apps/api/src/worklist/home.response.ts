import { LinkRequestRow } from '../case-linking/case-link-requests.response.js';

/** Pending requests in the caller's hands. */
export class OwnWorkBody {
  /** The oldest first, at most 25. */
  items!: LinkRequestRow[];

  total!: number;

  /** Pending for longer than the county's goal. */
  pastGoal!: number;

  /** Those that colleagues ask for, the oldest first, at most 25. */
  askedFor!: LinkRequestRow[];
}

/** Open requests by their age in business days, both ends included: `?minAge&maxAge` of the search. */
export class AgeGroupBody {
  fromDays!: number;

  /** Null: or longer. */
  toDays!: number | null;

  count!: number;
}

/** A request by its age; whom it is about shows when it is opened. */
export class OldRequestBody {
  requestId!: string;
  requestDate!: string;
  ageBusinessDays!: number;
  overdue!: boolean;
}

export class CountyWorkBody {
  pending!: number;

  /** Together `pending`; no group has requests on both sides of the goal. */
  byAge!: AgeGroupBody[];

  /** The county's goal. */
  goalBusinessDays!: number;

  /** Pending for longer than the goal. */
  pastGoal!: number;

  /** Pending and waiting for the customer. */
  waiting!: number;

  unassigned!: number;

  /** There are more than `unassigned`: counting stopped. */
  moreUnassigned!: boolean;

  oldest!: OldRequestBody | null;
  oldestUnassigned!: OldRequestBody | null;
}

export class OlderRequestsBody {
  /** The day three months back. */
  before!: string;

  /** Pending requests made before that day. */
  count!: number;
}

/** What the Case Link Request Search is prefilled with. */
export class SearchDefaultsBody {
  /** Three months back, or the day of the oldest Pending request, whichever is earlier. */
  begin!: string;

  /** Today. */
  end!: string;

  older!: OlderRequestsBody;
}

/** My e-Messages: what waits for the caller. */
export class OwnMessageCountsBody {
  /** Whether the section stands on the page: the county has opted in, or something still waits. */
  shown!: boolean;

  received!: number;
  read!: number;
  actionCompleted!: number;

  /** Past the time to answer, and actions past their due date. */
  responseOverdue!: number;
}

export class WorkerHomeResponse {
  eMessages!: OwnMessageCountsBody;
  mine!: OwnWorkBody;
  county!: CountyWorkBody;
  search!: SearchDefaultsBody;
}
