/** Closed lists of the registry, by the names that files and pages use (rule P1). */
export const genders = ['Male', 'Female', 'Nonbinary', 'Unknown'] as const;
export type Gender = (typeof genders)[number];

export const caseStatuses = ['Pending', 'Active', 'Denied', 'Closed'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** Whether a case, or a program of one, is open by its status. */
export const isOpenStatus = (status: string): boolean => status === 'Active' || status === 'Pending';

export const programKinds = [
  'CalFresh',
  'CalWORKs',
  'Medi-Cal',
  'General Assistance',
  'Children Services',
  'Child Support',
] as const;
export type ProgramKind = (typeof programKinds)[number];

export const phoneTypes = ['Cell', 'Fax', 'Home', 'Message', 'Main', 'TDD', 'Toll Free', 'Work'] as const;
export type PhoneType = (typeof phoneTypes)[number];

export const childSupportRoles = ['AP', 'CP', 'CHILD', 'NPP'] as const;
export type ChildSupportRole = (typeof childSupportRoles)[number];

export interface Identity {
  readonly firstName: string;
  readonly middleName?: string;
  readonly lastName: string;
  readonly suffix?: string;
  /** Nine digits. */
  readonly ssn?: string;
  readonly cin?: string;
  readonly alienNumber?: string;
  /** `YYYY-MM-DD` */
  readonly dateOfBirth: string;
  readonly gender: Gender;
  readonly webId?: string;
  readonly directDepositLast4?: string;
  readonly eQuickPayLast4?: string;
}

export interface Phone {
  /** Digits only. */
  readonly number: string;
  readonly ext?: string;
  readonly type: PhoneType;
  readonly ivrConsent?: boolean;
  readonly textMessage?: boolean;
  readonly textMessageStatus?: string;
}

export interface ContactDetail {
  readonly email?: string;
  readonly allowEmailReminder?: boolean;
  readonly eNotification?: boolean;
  readonly emailStatus?: string;
  readonly customerId?: string;
  readonly voicePrint?: boolean;
  readonly phones: readonly Phone[];
}

export interface Address {
  readonly type: 'physical' | 'mailing';
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly state: string;
  /** Five or nine digits. */
  readonly zip: string;
}

export interface PersonRecord {
  readonly identity: Identity;
  readonly contact: ContactDetail;
  readonly addresses: readonly Address[];
}

export interface Program {
  readonly kind: ProgramKind;
  readonly status: CaseStatus;
  readonly worker?: string;
}

/** What a case says of itself. Holds no personal data. */
export interface CaseFacts {
  readonly county: string;
  readonly status: CaseStatus;
  readonly programs: readonly Program[];
}

/** What one person is on one case. */
export interface CaseRole {
  readonly primaryApplicantOf: readonly ProgramKind[];
  readonly permanentlyOutOfTheHome: boolean;
  readonly childSupportRole?: ChildSupportRole;
}

/**
 * Why something goes by letter: the choice of notices by the portal is confirmed; a notice goes to somebody who did not
 * choose that; the mail that told of a notice came back.
 */
export const paperReasons = ['notices_chosen', 'notices_not_chosen', 'notice_returned'] as const;
export type PaperReason = (typeof paperReasons)[number];

/** Where a change came from: the system of record, or a person of the county. */
export type Origin = 'source' | 'worker';

/** What the system of record last said, to compare the next record with. */
export interface SourceRecord extends PersonRecord {
  readonly customerPrivacy: boolean;
}
