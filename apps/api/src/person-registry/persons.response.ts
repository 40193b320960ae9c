import type { Action } from '#contexts/case-linking';
import type { CaseStatus, ChildSupportRole, PhoneType, ProgramKind } from '#contexts/person-registry';

/** One row of Select Person. */
export class PersonRow {
  personId!: string;

  /** Last, First Middle Suffix; `[erased]` when the person's data was erased. */
  name!: string;

  /** The last four digits: `***-**-6789`. */
  ssn!: string | null;

  dateOfBirth!: string | null;
  alienNumber!: string | null;
  cin!: string | null;

  /** The physical address, otherwise the mailing address, in one line. */
  address!: string | null;

  /** A Customer Privacy record is active. */
  customerPrivacy!: boolean;

  /** Cases in the own county. */
  caseNumbers!: string[];

  /** Why the person is here, the strongest reason first. */
  reasons!: string[];

  /** A worker said that this is not the person whom the case link request means: ranked last. */
  dismissed!: boolean;
}

export class PersonSearchResponse {
  items!: PersonRow[];

  /** Of at most 500 candidates. */
  total!: number;

  /** There were more candidates than are read: refine the search. */
  more!: boolean;

  page!: number;
  pageSize!: number;

  /** Always null: these pages go by number. */
  next!: string | null;
}

export class IdentityBody {
  firstName!: string;
  middleName!: string | null;
  lastName!: string;
  suffix!: string | null;

  /** The last four digits: `***-**-6789`. */
  ssn!: string | null;

  cin!: string | null;
  alienNumber!: string | null;
  dateOfBirth!: string;
  gender!: string;
  webId!: string | null;
  directDepositLast4!: string | null;
  eQuickPayLast4!: string | null;
}

export class AddressBody {
  type!: 'physical' | 'mailing';
  line1!: string;
  line2!: string | null;
  city!: string;
  state!: string;

  /** Five or nine digits. */
  zip!: string;
}

export class PhoneBody {
  /** Digits only. */
  number!: string;

  ext!: string | null;
  type!: PhoneType;
  ivrConsent!: boolean;
  textMessage!: boolean;
  textMessageStatus!: string | null;
}

/** Contact Detail. */
export class ContactBody {
  email!: string | null;
  allowEmailReminder!: boolean;
  eNotification!: boolean;
  emailStatus!: string | null;
  customerId!: string | null;
  voicePrint!: boolean;
  ivrPinUpdatedOn!: string | null;
  phones!: PhoneBody[];

  /** When the Contact Detail was last changed; null for never. Send it back as `expectedUpdatedAt`. */
  updatedAt!: string | null;
}

/** What a person is on a case. */
export class CaseRoleBody {
  /** Programs whose Primary Applicant the person is. */
  primaryApplicantOf!: ProgramKind[];

  permanentlyOutOfTheHome!: boolean;

  /** Child Support: who is ordered to pay, who to receive, the child, or another party. */
  childSupportRole!: ChildSupportRole | null;
}

export class CaseOfPersonBody extends CaseRoleBody {
  caseNumber!: string;
  status!: CaseStatus;
  programs!: ProgramKind[];
}

/** One link of the person's past or present. */
export class LinkEntryBody {
  accountId!: string;
  how!: 'automatic' | 'request';
  linkedAt!: string;
  unlinkedAt!: string | null;

  /** Null also for what another county did. */
  unlinkReason!: string | null;
}

/** Whether a portal account is linked to the person. */
export class LinkStateBody {
  linked!: boolean;

  /** Of the link that stands. */
  accountId!: string | null;

  since!: string | null;

  /** Oldest first. */
  history!: LinkEntryBody[];
}

export class PersonResponse {
  personId!: string;

  /** First and last name, as pages call the person. */
  name!: string;

  /** The person's key was destroyed: nothing personal can be shown any more. */
  erased!: boolean;

  identity!: IdentityBody | null;
  addresses!: AddressBody[];
  contact!: ContactBody | null;
  customerPrivacy!: boolean;

  /** Cases in the own county. */
  cases!: CaseOfPersonBody[];

  casesInOtherCounties!: number;

  /** Null without the right `case-link:view`. */
  link!: LinkStateBody | null;

  /** What the page that Unlink opens offers; empty without the right `case-link:view`. */
  allowedOnUnlink!: Action[];
}

export class ContactSavedResponse {
  personId!: string;

  /** When the Contact Detail was last changed: this save, or an earlier one when nothing differed. */
  updatedAt!: string | null;

  changed!: boolean;
}

export class RevealResponse {
  personId!: string;
  field!: 'ssn';

  /** Nine digits; null when none is on file, or the data was erased. */
  value!: string | null;
}

export class IvrPinResetResponse {
  personId!: string;
  ivrPinUpdatedOn!: string;
}

export class CustomerPrivacyResponse {
  personId!: string;
  active!: boolean;
  changed!: boolean;
}
