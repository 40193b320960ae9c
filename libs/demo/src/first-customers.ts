import { type ImportedCase, type PersonImportRecord, removesCase } from '#contexts/person-registry';

/** What is told of the first six demo customers. Families come in a fixed order (#person-registry, demo). */
interface Casting {
  readonly customer: number;
  /** Which family, and who of it: 0 is the Primary Applicant. */
  readonly family: number;
  readonly member: number;
  /** A case that only this person is on: nobody else of it shares the last name, so the match is unambiguous, whatever differs. */
  readonly ownCase?: { readonly county: string };
  /** What the customer gives as their ZIP Code, if it is not the one on file. */
  readonly givesZip?: string;
  readonly story: string;
}

export const castings: readonly Casting[] = [
  {
    customer: 1,
    family: 0,
    member: 0,
    ownCase: { county: '19' },
    story: 'Everything agrees, and there are an e-mail address and a cell phone: a code, then the link.',
  },
  {
    customer: 2,
    family: 7,
    member: 0,
    ownCase: { county: '34' },
    givesZip: '93721',
    story: 'Has moved, so the ZIP Code differs: one request for each of two counties.',
  },
  {
    customer: 3,
    family: 4,
    member: 0,
    ownCase: { county: '34' },
    story: 'Everything agrees, but the county has no contact to send a code to: contact the county.',
  },
  {
    customer: 4,
    family: 6,
    member: 1,
    story: 'Is on the case, but not as Primary Applicant: a request that the county cannot process.',
  },
  {
    customer: 5,
    family: 9,
    member: 0,
    ownCase: { county: '34' },
    story: 'Is linked already.',
  },
  {
    customer: 6,
    family: 1,
    member: 0,
    story:
      'Has three cases in one county and two in another. "I cannot verify" makes a request for each county.',
  },
];

/** `people` with the own cases of the first customers added; the same number of records in the same order. */
export function* withFirstCustomers(people: Iterable<PersonImportRecord>): Iterable<PersonImportRecord> {
  const families = new Families();
  for (const record of people) {
    const { family, member } = families.placeOf(record);
    const found = castings.find((each) => each.family === family && each.member === member);
    yield found?.ownCase ? withOwnCase(record, found.customer, found.ownCase.county) : record;
  }
}

/** The case that a customer names: an own one, or the last of those in the county of the first. */
export function caseToName(record: PersonImportRecord): ImportedCase | undefined {
  const cases = casesOf(record);
  const own = cases.find((each) => each.caseNumber.startsWith(ownCasePrefix(each.county)));
  return own ?? cases.filter((each) => each.county === cases[0]?.county).at(-1);
}

export const casesOf = (record: PersonImportRecord): readonly ImportedCase[] =>
  (record.cases ?? []).filter((each): each is ImportedCase => !removesCase(each));

/** Tells which family a record belongs to: the one whose shared case is named first. */
export class Families {
  private readonly known = new Map<string, { readonly family: number; size: number }>();

  placeOf(record: PersonImportRecord): { readonly family: number; readonly member: number } {
    const shared = casesOf(record)[0]?.caseNumber ?? record.personId;
    const found = this.known.get(shared) ?? { family: this.known.size, size: 0 };
    this.known.set(shared, found);
    return { family: found.family, member: found.size++ };
  }
}

/** No generated number of a case begins so. */
const ownCasePrefix = (county: string) => `B${county}9`;

function withOwnCase(record: PersonImportRecord, customer: number, county: string): PersonImportRecord {
  const own: ImportedCase = {
    caseNumber: `${ownCasePrefix(county)}${String(customer).padStart(5, '0')}`,
    county,
    status: 'Active',
    programs: [{ kind: 'CalFresh', status: 'Active', worker: `worker-${county}`, primaryApplicant: true }],
  };
  return { ...record, cases: [...casesOf(record), own] };
}
