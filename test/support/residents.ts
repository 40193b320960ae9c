import type { ImportedCase, ImportedProgram, PersonImportRecord } from '#contexts/person-registry';
import type { Profile } from '#contexts/portal-accounts';
import { countyCode } from '#kernel';
import type { Actor, Answer, TestApp } from './test-app.js';

export const birthday = '1984-02-29';
export const anotherDay = '1999-01-01';

/** What the customer enters to link a case. */
export interface Asked {
  readonly dateOfBirth: string;
  readonly zipCode: string;
  readonly county: string;
  readonly caseNumber: string;
}

interface Wish {
  /** County of each case, in order. Default: one case in Los Angeles. */
  readonly counties?: readonly string[];
  /** Changes to every case. */
  readonly case?: Partial<ImportedCase>;
  readonly person?: Partial<PersonImportRecord>;
  readonly profile?: Partial<Profile>;
}

/** Somebody with cases and with a portal account that would match them in full. */
export interface Resident {
  readonly number: number;
  readonly personId: string;
  readonly accountId: string;
  readonly lastName: string;
  /** First and last name. */
  readonly name: string;
  readonly caseNumbers: readonly string[];
  readonly customer: Actor;
  /** As the registry sent it, to be sent again with changes. */
  readonly record: PersonImportRecord;
  /** What would match in full, with changes. */
  readonly asks: (over?: Partial<Asked>) => Asked;
  readonly ask: (over?: Partial<Asked>) => Promise<Answer>;
}

const calFresh: readonly ImportedProgram[] = [{ kind: 'CalFresh', status: 'Active', primaryApplicant: true }];
let count = 0;

/** Last names that sound different and fold to different texts, one for each resident of a run. */
function lastNameOf(number: number): string {
  const syllables = ['Ba', 'Do', 'Fe', 'Gu', 'Ki', 'La', 'Mo', 'Nu', 'Pe', 'Ri'];
  return [...String(number).padStart(3, '0')]
    .map((digit) => syllables[Number(digit)])
    .join('')
    .replace(/\B[A-Z]/g, (each) => each.toLowerCase());
}

/** Registers a new person, with a case in each of these counties, and a portal account in the same name. */
export async function resident(app: TestApp, wish: Wish = {}): Promise<Resident> {
  const number = ++count;
  const { counties = ['19'] } = wish;
  const cases = counties.map(
    (county, n): ImportedCase => ({
      caseNumber: `R${String(number).padStart(3, '0')}C${n + 1}`,
      county,
      status: 'Active',
      programs: calFresh,
      ...wish.case,
    }),
  );
  const record: PersonImportRecord = {
    personId: `P-${number}`,
    firstName: 'Ana',
    lastName: lastNameOf(number),
    dateOfBirth: birthday,
    gender: 'Female',
    ssn: `1234${String(50_000 + number)}`,
    email: `ana.${number}@example.org`,
    addresses: [{ type: 'physical', line1: `${number} Main St`, city: 'Burbank', state: 'CA', zip: '91501' }],
    cases,
    ...wish.person,
  };
  await app.person(record);
  const profile = {
    firstName: record.firstName,
    lastName: record.lastName,
    email: `portal.${number}@example.org`,
    ...wish.profile,
  };
  const customer = await customerOf(app, number, profile);
  const [first] = cases;
  const asks = (over: Partial<Asked> = {}): Asked => ({
    dateOfBirth: birthday,
    zipCode: '91501',
    county: countyCode(first?.county ?? '19'),
    caseNumber: first?.caseNumber ?? 'NONE0',
    ...over,
  });
  return {
    number,
    personId: record.personId,
    accountId: `demo-customer-${number}`,
    lastName: record.lastName,
    name: `${record.firstName} ${record.lastName}`,
    caseNumbers: cases.map((each) => each.caseNumber),
    customer,
    record,
    asks,
    ask: (over) => customer.post('/api/v1/portal/link-attempts', asks(over)),
  };
}

/** A portal account without a person of its own. */
export async function stranger(app: TestApp, profile: Partial<Profile> = {}): Promise<Actor> {
  const number = ++count;
  return customerOf(app, number, { firstName: 'Otto', lastName: lastNameOf(number), ...profile });
}

async function customerOf(app: TestApp, number: number, profile: Profile): Promise<Actor> {
  await app.account(number, profile);
  return app.as(`customer-${number}`);
}
