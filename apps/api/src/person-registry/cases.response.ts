import type { CaseStatus, ProgramKind } from '#contexts/person-registry';
import { CaseRoleBody, LinkStateBody } from './persons.response.js';

export class ProgramBody {
  kind!: ProgramKind;
  status!: CaseStatus;

  /** Id of the assigned worker. */
  worker!: string | null;
}

/** One row of the Cases List. */
export class CaseRowBody {
  caseNumber!: string;

  /** Case Name: "Last, First (number)" of the Primary Applicant. */
  name!: string;

  status!: CaseStatus;
  programs!: ProgramBody[];
  workers!: string[];
}

export class CaseListResponse {
  items!: CaseRowBody[];
  total!: number;

  /** There are more than `total`: counting stopped. */
  more!: boolean;

  page!: number;
  pageSize!: number;

  /** Always null: these pages go by number. */
  next!: string | null;
}

export class PersonOnCaseBody extends CaseRoleBody {
  personId!: string;
  firstName!: string | null;
  lastName!: string | null;

  /** First and last name; `[erased]` when the person's data was erased. */
  name!: string;

  dateOfBirth!: string | null;

  /** The last four digits: `***-**-6789`. */
  ssn!: string | null;

  customerPrivacy!: boolean;

  /** Null without the right `case-link:view`. */
  link!: LinkStateBody | null;
}

/** A Pending case link request of this county about a person of the case. */
export class OpenRequestBody {
  requestId!: string;
  personId!: string;
  requestDate!: string;
  requestType!: 'Link';
  requestStatus!: 'Pending' | 'Processed' | 'Rejected';
  assignee!: string | null;
}

export class CaseSummaryResponse {
  caseNumber!: string;

  /** Case Name: "Last, First (number)" of the Primary Applicant. */
  name!: string;

  county!: string;
  status!: CaseStatus;
  programs!: ProgramBody[];
  workers!: string[];
  persons!: PersonOnCaseBody[];

  /** Empty without the right `case-link:view`. */
  requests!: OpenRequestBody[];
}

export class ProgramWorkerResponse {
  caseNumber!: string;
  program!: ProgramKind;
  worker!: string;
  changed!: boolean;
}

export class OutOfTheHomeResponse {
  caseNumber!: string;
  personId!: string;
  permanentlyOutOfTheHome!: boolean;
  changed!: boolean;
}
