import type { Address, CaseStatus, ChildSupportRole, Gender, PhoneType, ProgramKind } from './values.js';

/** A phone as a record states it. What is absent is left as it was, what is `null` is removed. */
export interface ImportedPhone {
  /** Digits only. */
  readonly number: string;
  readonly ext?: string | null;
  readonly type: PhoneType;
  readonly textMessage?: true | null;
}

/** `type: null` removes the phone with this number. */
export interface RemovedPhone {
  readonly number: string;
  readonly type: null;
}

/** An address is one value: a new one of a type replaces the one of that type, its second line with it. */
export interface ImportedAddress extends Omit<Address, 'line2'> {
  /** Absent: left while the rest of the address is what it was. */
  readonly line2?: string | null;
}

/** `line1: null` removes the address of this type. */
export interface RemovedAddress {
  readonly type: Address['type'];
  readonly line1: null;
}

export interface ImportedProgram {
  readonly kind: ProgramKind;
  readonly status: CaseStatus;
  readonly worker?: string | null;
  readonly primaryApplicant?: true | null;
}

export interface ImportedCase {
  /** Upper case. */
  readonly caseNumber: string;
  readonly county: string;
  readonly status: CaseStatus;
  readonly programs: readonly ImportedProgram[];
  readonly permanentlyOutOfTheHome?: true | null;
  readonly childSupportRole?: ChildSupportRole | null;
  /** The county that the case leaves, where one record at a time must say that it moves. */
  readonly movedFrom?: string;
}

/** `status: null` takes the person off this case. */
export interface RemovedCase {
  readonly caseNumber: string;
  readonly status: null;
}

/**
 * One person as a system of record reports it (rule P9): a member, phone, address or case that is
 * absent is left as it is, `null` removes: the whole list, the phone at that place of the last record (in `phones`),
 * or the one that is named (`type: null`, `line1: null`, `status: null`).
 */
export interface PersonImportRecord {
  readonly personId: string;
  readonly firstName: string;
  readonly middleName?: string | null;
  readonly lastName: string;
  readonly suffix?: string | null;
  readonly ssn?: string | null;
  readonly cin?: string | null;
  readonly alienNumber?: string | null;
  readonly dateOfBirth: string;
  readonly gender: Gender;
  readonly email?: string | null;
  readonly eNotification?: true | null;
  readonly phones?: readonly (ImportedPhone | RemovedPhone | null)[] | null;
  readonly addresses?: readonly (ImportedAddress | RemovedAddress)[] | null;
  /** Only `false` lifts it: whoever leaves it out, or empty, says nothing. */
  readonly customerPrivacy?: boolean;
  readonly webId?: string | null;
  readonly directDepositLast4?: string | null;
  readonly eQuickPayLast4?: string | null;
  readonly cases?: readonly (ImportedCase | RemovedCase)[] | null;
  /**
   * CSV knows the physical address only, and has two places for phones: a phone takes the place of the one that stood
   * there, and where one place is empty, there are no other phones than those that are named.
   */
  readonly fromCsv?: true;
}

export const removesCase = (each: ImportedCase | RemovedCase): each is RemovedCase => each.status === null;
