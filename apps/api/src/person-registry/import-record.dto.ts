import type { CaseStatus, ChildSupportRole, Gender, PhoneType, ProgramKind } from '#contexts/person-registry';

// These classes only describe the import format (rule P9): its rules are `parseRecord`, the same for files and the API.

export class ImportedPhoneDto {
  number!: string;
  ext?: string | null;

  /** Null removes the phone with this number. */
  type!: PhoneType | null;

  textMessage?: boolean | null;
}

export class ImportedAddressDto {
  type!: 'physical' | 'mailing';

  /** Null removes the address of this type. */
  line1!: string | null;

  /** Absent: left while the rest of the address is what it was. */
  line2?: string | null;
  city?: string;

  /** Two letters. */
  state?: string;

  /** Five or nine digits. */
  zip?: string;
}

export class ImportedProgramDto {
  kind!: ProgramKind;
  status!: CaseStatus;

  /** A staff id of up to 64 characters that need not exist yet. */
  worker?: string | null;

  /** The person is Primary Applicant of this program. */
  primaryApplicant?: boolean | null;
}

export class ImportedCaseDto {
  /** 4 to 15 letters and digits, compared without case. */
  caseNumber!: string;

  /** County code, 01 to 58. */
  county?: string;

  /** Null takes the person off this case. */
  status!: CaseStatus | null;

  programs?: ImportedProgramDto[];
  permanentlyOutOfTheHome?: boolean | null;
  childSupportRole?: ChildSupportRole | null;

  /** The county that the case leaves. Needed when it is in another county than the one named here. */
  movedFrom?: string;
}

/**
 * One person as a system of record reports it. A member, phone, address or case that is absent is left as it is, `null`
 * removes it.
 */
export class ImportRecordDto {
  /** The outside system's key; the same as in the address. */
  personId!: string;

  firstName!: string;
  middleName?: string | null;
  lastName!: string;
  suffix?: string | null;

  /** Nine digits, with or without dashes. */
  ssn?: string | null;

  cin?: string | null;
  alienNumber?: string | null;

  /** YYYY-MM-DD
   * @example 1984-02-29 */
  dateOfBirth!: string;

  gender!: Gender;
  email?: string | null;
  eNotification?: boolean | null;
  phones?: ImportedPhoneDto[] | null;
  addresses?: ImportedAddressDto[] | null;

  /** Only `false` lifts it. */
  customerPrivacy?: boolean | null;

  webId?: string | null;
  directDepositLast4?: string | null;
  eQuickPayLast4?: string | null;
  cases?: ImportedCaseDto[] | null;
}
