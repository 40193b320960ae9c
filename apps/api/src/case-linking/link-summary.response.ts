import type {
  Action,
  ComparedField,
  RefusalCode,
  RejectReason,
  RequestCause,
  RequestStatus,
  UnlinkReason,
  VerificationMethod,
  WaitingReason,
  Warning,
} from '#contexts/case-linking';
import type { Language } from '#kernel';
import { AskBody, WaitingBody } from './case-link-requests.response.js';
import { AskedAgainBody } from './portal-linking.response.js';
import { Visitor } from './presence.response.js';

/** A note, or the beginning or end of a waiting for the customer. */
export class RemarkBody {
  kind!: 'note' | 'waiting' | 'waiting_over';
  at!: string;

  /** The worker's id. */
  by!: string;

  /** What is waited for. */
  reason!: WaitingReason | null;

  note!: string | null;
}

export class RegistrantAddress {
  line1!: string;
  line2?: string;
  city!: string;
  state!: string;
  zip!: string;
}

/** What the registrant gave. */
export class RegistrantBody {
  firstName!: string;
  middleName!: string | null;
  lastName!: string;
  dateOfBirth!: string;
  gender!: string | null;
  zipCode!: string;
  county!: string;
  caseNumber!: string;
  phone!: string | null;
  address!: RegistrantAddress | null;
  hasSsn!: boolean;

  /** The last four digits: `***-**-6789`. */
  ssn!: string | null;
  /** Of their account: in which they are written to. */
  language!: Language;
}

export class SelectedPersonCase {
  caseNumber!: string;
  status!: string;
}

export class SelectedPersonPhone {
  /** Digits only. */
  number!: string;

  type!: string;
}

/** Whom the worker selected, as on file. */
export class SelectedPerson {
  personId!: string;
  name!: string;
  firstName!: string;
  middleName!: string | null;
  lastName!: string;

  /** The last four digits: `***-**-6789`. */
  ssn!: string | null;

  dateOfBirth!: string;
  gender!: string | null;
  addresses!: RegistrantAddress[];
  phones!: SelectedPersonPhone[];

  /** Cases in the own county. */
  cases!: SelectedPersonCase[];

  casesInOtherCounties!: number;
}

/** Whom the request may be about, before anybody is selected. */
export class CandidateBody {
  personId!: string;
  name!: string;

  /** Cases in the own county. */
  cases!: SelectedPersonCase[];

  casesInOtherCounties!: number;
}

/** One line of the summary: what the registrant gave beside what is on file. */
export class ComparedValueBody {
  field!: ComparedField;
  given!: string | null;
  onFile!: string[];
  agrees!: boolean;

  /** Whether disagreement breaks the full match. */
  decisive!: boolean;
}

export class FieldAgreementBody {
  field!: ComparedField;
  given!: boolean;
  onFile!: boolean;
  agrees!: boolean;

  /** It lies in another county: how it stands there is not told. */
  elsewhere!: boolean;
  decisive!: boolean;
}

export class MatchBody {
  /** Version of the match policy. */
  policy!: number;

  full!: boolean;
  fields!: FieldAgreementBody[];

  /** How many persons of the case fit. */
  fitting!: number;

  primaryApplicant!: boolean;
}

/** What a warning speaks of: a case, the contact page of a person on a case, a person's links, or a request. */
export class WarnedAboutBody {
  kind!: 'case' | 'contact' | 'links' | 'request';
  caseNumber?: string;
  personId?: string;
  requestId?: string;
}

export class WarningBody {
  code!: Warning['code'];
  text!: string;

  /** Name of the worker of the own county who did what it speaks of. */
  by?: string;

  at?: string;

  /** Since when it stands, of what is still true. */
  since?: string;

  /** It stands because the system of record said so. */
  fromRegistry?: boolean;

  about?: WarnedAboutBody[];
}

export class RefusalBody {
  code!: RefusalCode;
  text!: string;
}

/** What the request ended with. */
export class DecisionBody {
  status!: 'Processed' | 'Rejected';
  at!: string;

  /** The worker's id; null where another county's decision, or the nightly batch, brought it about. */
  by!: string | null;

  /** Null for a rejection. */
  cause!: 'direct' | 'sibling' | 'batch' | null;

  /** Null for a link. */
  reason!: RejectReason | null;

  /** How identity was verified. */
  methods!: VerificationMethod[];

  note!: string | null;

  /** Why a supervisor passed over the cool-off. */
  overrideReason!: string | null;
}

/** The unlink that a request came of. */
export class UnlinkToldBody {
  at!: string;

  /** The worker's id; null for another county's. */
  by!: string | null;

  note!: string | null;
}

export class AccountRequestBody {
  requestId!: string;
  requestDate!: string;
  requestStatus!: RequestStatus;
}

export class AccountLinkBody {
  personId!: string;

  /** Since when. */
  at!: string;
}

/** The account that asks, as far as the own county knows it. */
export class AskingAccountBody {
  /** Its other requests of the own county, newest first. */
  requests!: AccountRequestBody[];

  /** To whom it is linked; null also for somebody without a case in the own county. */
  link!: AccountLinkBody | null;
}

export class RejectionBody {
  reason!: RejectReason;
  at!: string;

  /** The worker's id. */
  by!: string;
}

export class ProcessingBody {
  cause!: 'direct' | 'sibling' | 'batch';
  at!: string;

  /** The worker's id; null for the nightly batch. */
  by!: string | null;
}

/** Case Link Select Person Summary. */
export class LinkSummaryResponse {
  requestId!: string;
  linkedStatus!: RequestStatus;
  requestDate!: string;
  origin!: 'customer' | 'unlink';
  cause!: RequestCause;

  /** Why there is a request instead of a link, in words; for workers only. */
  why!: string;

  askedAgain!: AskedAgainBody | null;
  unlinkReason!: UnlinkReason | null;
  unlink!: UnlinkToldBody | null;
  waiting!: WaitingBody | null;
  assignee!: string | null;
  asks!: AskBody[];

  /** What workers noted while it was Pending, oldest first. */
  remarks!: RemarkBody[];

  account!: AskingAccountBody;

  ageBusinessDays!: number;
  overdue!: boolean;

  /** Null when the account's data was erased. */
  registrant!: RegistrantBody | null;

  /** Null until one is selected. */
  person!: SelectedPerson | null;

  /** Whom it may be about, of the own county; null with a person selected. */
  candidate!: CandidateBody | null;

  fields!: ComparedValueBody[];
  match!: MatchBody | null;
  warnings!: WarningBody[];

  /** The validation that applies; with one, only Reject and Cancel are left. */
  refusal!: RefusalBody | null;

  /** The account was linked after it asked: the nightly batch settles the request. */
  linkedMeanwhile!: boolean;

  /** The worker's own cool-off for this person. */
  coolOffUntil!: string | null;

  /** Persons whom workers said not to be meant. */
  dismissed!: string[];

  /** Null while it is Pending. */
  decision!: DecisionBody | null;

  rejection!: RejectionBody | null;
  processing!: ProcessingBody | null;

  /** What may be done now. */
  allowed!: Action[];

  /** Who else has this page open. */
  alsoViewing!: Visitor[];
}
