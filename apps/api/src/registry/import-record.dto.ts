import type { CaseStatus, ChildSupportRole, Gender, PhoneType, ProgramKind } from '#person-registry';

// These classes only describe the import format (spec 10): its rules are `parseRecord`, the same for files and the API.

export class ImportedPhoneDto {
  number!: string;
  ext?: string;

  /** Null removes the phone with this number. */
  type!: PhoneType | null;

  textMessage?: boolean;
}

export class ImportedAddressDto {
  type!: 'physical' | 'mailing';
  line1!: string;
  line2?: string;
  city!: string;

  /** Two letters. */
  state!: string;

  /** Five or nine digits. */
  zip!: string;
}

export class ImportedProgramDto {
  kind!: ProgramKind;
  status!: CaseStatus;

  /** A staff id of up to 64 characters that need not exist yet. */
  worker?: string;

  /** The person is Primary Applicant of this program. */
  primaryApplicant?: boolean;
}

export class ImportedCaseDto {
  /** 4 to 15 letters and digits, compared without case. */
  caseNumber!: string;

  /** County code, 01 to 58. */
  county?: string;

  /** Null takes the person off this case. */
  status!: CaseStatus | null;

  programs?: ImportedProgramDto[];
  permanentlyOutOfTheHome?: boolean;
  childSupportRole?: ChildSupportRole;
}

/** One person as a system of record reports it. An absent list, phone or case is left as it is, `null` removes it. */
export class ImportRecordDto {
  /** The outside system's key; the same as in the address. */
  personId!: string;

  firstName!: string;
  middleName?: string;
  lastName!: string;
  suffix?: string;

  /** Nine digits, with or without dashes. */
  ssn?: string;

  cin?: string;
  alienNumber?: string;

  /** YYYY-MM-DD
   * @example 1984-02-29 */
  dateOfBirth!: string;

  gender!: Gender;
  email?: string;
  eNotification?: boolean;
  phones?: ImportedPhoneDto[] | null;
  addresses?: ImportedAddressDto[] | null;
  customerPrivacy?: boolean;
  webId?: string;
  directDepositLast4?: string;
  eQuickPayLast4?: string;
  cases?: ImportedCaseDto[] | null;
}
