import type { CaseLinkRequestDocument, LinksDocument } from '#contexts/case-linking';
import type { CaseRow, CaseSummary, Identity, PersonRecord, Program } from '#contexts/person-registry';
import { type CountyCode, own, type PersonId } from '#kernel';
import type {
  CaseRowBody,
  CaseSummaryResponse,
  OpenRequestBody,
  PersonOnCaseBody,
  ProgramBody,
} from './cases.response.js';
import { erasedName, linkStateBody, maskedSsn, roleBody } from './person-bodies.js';

/** Case Name: "Last, First (number)" of the Primary Applicant (rule P2); only the number where there is none. */
export function caseName(
  number: string,
  bearer: Pick<Identity, 'firstName' | 'lastName'> | undefined,
): string {
  return bearer === undefined ? `(${number})` : `${bearer.lastName}, ${bearer.firstName} (${number})`;
}

export function caseRow(row: CaseRow, bearer: PersonRecord | undefined): CaseRowBody {
  return {
    caseNumber: row.caseNumber,
    name: caseName(row.caseNumber, bearer?.identity),
    status: row.status,
    programs: row.programs.map(programBody),
    workers: [...row.workers],
  };
}

const programBody = ({ kind, status, worker }: Program): ProgramBody => ({
  kind,
  status,
  worker: worker ?? null,
});

/** What stands beside a case: opened persons, and links and requests where the caller may see them. */
export interface AroundCase {
  readonly county: CountyCode;
  /** Without those who were erased. */
  readonly persons: ReadonlyMap<PersonId, PersonRecord>;
  readonly links: ReadonlyMap<PersonId, LinksDocument> | undefined;
  readonly requests: readonly CaseLinkRequestDocument[];
}

/** The Case Summary as it is sent. */
export function caseSummaryBody(summary: CaseSummary, around: AroundCase): CaseSummaryResponse {
  const { caseNumber, county, status, programs } = summary.case;
  const bearer = summary.bearer === undefined ? undefined : around.persons.get(summary.bearer);
  return {
    caseNumber,
    name: caseName(caseNumber, bearer?.identity),
    county,
    status,
    programs: programs.map(programBody),
    workers: [...new Set(programs.flatMap((each) => each.worker ?? []))],
    persons: summary.persons.map((each) => personOnCase(summary, each, around)),
    requests: around.requests.map(openRequest),
  };
}

function personOnCase(
  { case: { persons: roles } }: CaseSummary,
  { personId, document }: CaseSummary['persons'][number],
  { county, persons, links }: AroundCase,
): PersonOnCaseBody {
  const person = persons.get(personId)?.identity;
  const link = links?.get(personId);
  return {
    personId,
    firstName: person?.firstName ?? null,
    lastName: person?.lastName ?? null,
    name: person ? `${person.firstName} ${person.lastName}` : erasedName,
    dateOfBirth: person?.dateOfBirth ?? null,
    ssn: maskedSsn(person?.ssn),
    customerPrivacy: document.customerPrivacy,
    ...roleBody(own(roles, personId) ?? { primaryApplicantOf: [], permanentlyOutOfTheHome: false }),
    link: link ? linkStateBody(link, county) : null,
  };
}

const openRequest = (document: CaseLinkRequestDocument): OpenRequestBody => ({
  requestId: document.requestId,
  personId: document.personId ?? '',
  requestDate: document.requestedAt,
  requestType: 'Link',
  requestStatus: document.status,
  assignee: document.assignee,
});
