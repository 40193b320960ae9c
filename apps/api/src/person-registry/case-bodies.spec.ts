import type { CaseSummary, PersonDocument, PersonRecord } from '#contexts/person-registry';
import { countyCode, type PersonId, personId } from '#kernel';
import { type AroundCase, caseName, caseRow, caseSummaryBody } from './case-bodies.js';

const ana = personId('P1');
const ben = personId('P2');
const record = (firstName: string): PersonRecord => ({
  identity: { firstName, lastName: 'García', ssn: '123456789', dateOfBirth: '1990-02-28', gender: 'Unknown' },
  contact: { phones: [] },
  addresses: [],
});
const document: PersonDocument = { customerPrivacy: false, cases: {}, tags: { identity: [], contact: [] } };
const summary: CaseSummary = {
  case: {
    caseNumber: 'B19A001',
    county: '19',
    status: 'Active',
    programs: [
      { kind: 'CalFresh', status: 'Active', worker: 'w1' },
      { kind: 'Medi-Cal', status: 'Pending', worker: 'w1' },
      { kind: 'CalWORKs', status: 'Denied' },
    ],
    persons: {
      P1: { primaryApplicantOf: ['CalFresh'], permanentlyOutOfTheHome: false },
      P2: { primaryApplicantOf: [], permanentlyOutOfTheHome: true, childSupportRole: 'CHILD' },
    },
  },
  bearer: ana,
  persons: [
    { personId: ana, document },
    { personId: ben, document: { ...document, customerPrivacy: true } },
  ],
};
const around: AroundCase = {
  county: countyCode('19'),
  persons: new Map<PersonId, PersonRecord>([
    [ana, record('Ana')],
    [ben, record('Ben')],
  ]),
  links: undefined,
  requests: [],
};

describe('Case Name', () => {
  it('is "Last, First (number)" of the Primary Applicant', () => {
    expect(caseName('B19A001', record('Ana').identity)).toBe('García, Ana (B19A001)');
  });

  it('is only the number where there is no Primary Applicant, or the data was erased', () => {
    expect(caseName('B19A001', undefined)).toBe('(B19A001)');
    const row = { ...summary.case, workers: [], bearer: undefined };
    expect(caseRow(row, undefined).name).toBe('(B19A001)');
  });
});

describe('Case Summary', () => {
  it('names each worker once, and says that a program has none', () => {
    const body = caseSummaryBody(summary, around);
    expect(body.workers).toEqual(['w1']);
    expect(body.programs.at(-1)).toEqual({ kind: 'CalWORKs', status: 'Denied', worker: null });
  });

  it('shows what each person is on this case', () => {
    const body = caseSummaryBody(summary, around);
    expect(body.name).toBe('García, Ana (B19A001)');
    expect(body.persons[1]).toMatchObject({
      name: 'Ben García',
      customerPrivacy: true,
      permanentlyOutOfTheHome: true,
      childSupportRole: 'CHILD',
    });
  });

  it('never carries a whole Social Security Number', () => {
    const sent = JSON.stringify(caseSummaryBody(summary, around));
    expect(sent).toContain('***-**-6789');
    expect(sent).not.toContain('123456789');
  });

  it('keeps an erased person on the case, without a name', () => {
    const body = caseSummaryBody(summary, { ...around, persons: new Map([[ben, record('Ben')]]) });
    expect(body.name).toBe('(B19A001)');
    expect(body.persons[0]).toMatchObject({ personId: 'P1', name: '[erased]', firstName: null, ssn: null });
  });
});
