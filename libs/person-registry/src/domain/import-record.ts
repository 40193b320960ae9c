import type { Address, CaseStatus, ChildSupportRole, Gender, PhoneType, ProgramKind } from './values.js';

/** A phone as a record states it. */
export interface ImportedPhone {
  /** Digits only. */
  readonly number: string;
  readonly ext?: string;
  readonly type: PhoneType;
  readonly textMessage?: true;
}

/** `type: null` removes the phone with this number. */
export interface RemovedPhone {
  readonly number: string;
  readonly type: null;
}

export interface ImportedProgram {
  readonly kind: ProgramKind;
  readonly status: CaseStatus;
  readonly worker?: string;
  readonly primaryApplicant?: true;
}

export interface ImportedCase {
  /** Upper case. */
  readonly caseNumber: string;
  readonly county: string;
  readonly status: CaseStatus;
  readonly programs: readonly ImportedProgram[];
  readonly permanentlyOutOfTheHome?: true;
  readonly childSupportRole?: ChildSupportRole;
}

/** `status: null` takes the person off this case. */
export interface RemovedCase {
  readonly caseNumber: string;
  readonly status: null;
}

/**
 * One person as a system of record reports it (spec 10, Import format): an absent text is empty, an absent list,
 * phone or case is left as it is, `null` removes: the whole list, the phone at that place of the last record
 * (in `phones`), or the one that is named (`type: null`, `status: null`).
 */
export interface PersonImportRecord {
  readonly personId: string;
  readonly firstName: string;
  readonly middleName?: string;
  readonly lastName: string;
  readonly suffix?: string;
  readonly ssn?: string;
  readonly cin?: string;
  readonly alienNumber?: string;
  readonly dateOfBirth: string;
  readonly gender: Gender;
  readonly email?: string;
  readonly eNotification?: true;
  readonly phones?: readonly (ImportedPhone | RemovedPhone | null)[] | null;
  readonly addresses?: readonly Address[];
  readonly customerPrivacy?: true;
  readonly webId?: string;
  readonly directDepositLast4?: string;
  readonly eQuickPayLast4?: string;
  readonly cases?: readonly (ImportedCase | RemovedCase)[] | null;
  /** The CSV format has no mailing address, extension or text opt-in: what it cannot say stays as it was. */
  readonly fromCsv?: true;
}

export const removesCase = (each: ImportedCase | RemovedCase): each is RemovedCase => each.status === null;
