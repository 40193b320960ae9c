import {
  hasChildrenServices,
  linkCode,
  matchPolicy,
  personLinkDecider,
  type Registrant,
} from '#contexts/case-linking';
import {
  demoPeople,
  type ImportedCase,
  type PersonImportRecord,
  ReceivePerson,
  removesCase,
} from '#contexts/person-registry';
import { caseNumber, countyCode, foldName, personId } from '#kernel';
import { askToLinkMyCase, factsOfPerson, namedCase, redeemCode, sendCode } from '#processes';
import { type TestSystem, testSystem } from '../support/test-system.js';

interface Applicant {
  readonly record: PersonImportRecord;
  readonly named: ImportedCase;
}

let system: TestSystem;
let withHousemate: readonly Applicant[];

beforeAll(async () => {
  system = await testSystem('families');
  const people = [...demoPeople(3_000, 1)];
  const receiving = new ReceivePerson(system.flows.engine);
  for (const each of people)
    await receiving.receive(each, system.context({ kind: 'registry', id: 'registry' }), system.clock.now());
  withHousemate = applicantsWithHousemate(people);
});
afterAll(() => system.close());

/** Everybody with a case of which they are Primary Applicant and somebody else has the same last name. */
function applicantsWithHousemate(people: readonly PersonImportRecord[]): readonly Applicant[] {
  const onCase = new Map<string, PersonImportRecord[]>();
  for (const each of people)
    for (const { caseNumber: number } of casesOf(each))
      onCase.set(number, [...(onCase.get(number) ?? []), each]);
  return people.flatMap((record) =>
    casesOf(record)
      .filter((each) => each.programs.some(({ primaryApplicant }) => primaryApplicant))
      .filter(({ caseNumber: number }) =>
        onCase
          .get(number)
          ?.some((each) => each !== record && foldName(each.lastName) === foldName(record.lastName)),
      )
      .map((named) => ({ record, named })),
  );
}

const casesOf = ({ cases }: PersonImportRecord): readonly ImportedCase[] =>
  (cases ?? []).filter((each): each is ImportedCase => !removesCase(each));

const enters = ({ record, named }: Applicant) => ({
  dateOfBirth: record.dateOfBirth,
  zipCode: record.addresses?.flatMap((each) => ('zip' in each ? [each.zip] : []))[0] ?? '',
  county: countyCode(named.county),
  caseNumber: caseNumber(named.caseNumber),
});

const registrantOf = (each: Applicant): Registrant => ({
  firstName: each.record.firstName,
  lastName: each.record.lastName,
  ...enters(each),
});

test('every Primary Applicant of the demo with a housemate of the same last name is found when everything agrees', async () => {
  expect(withHousemate.length).toBeGreaterThan(700);
  const notFound: string[] = [];
  for (const each of withHousemate) {
    const match = matchPolicy.match(
      registrantOf(each),
      await namedCase(system.flows.engine, caseNumber(each.named.caseNumber)),
    );
    if (!match.explanation.full || match.person?.personId !== each.record.personId)
      notFound.push(each.named.caseNumber);
  }
  expect(notFound).toEqual([]);
});

test('and links by themselves: asked, sent a code, linked; only what needs a county or a contact does not', async () => {
  const outcomes = { verify: 0, contact_county: 0, requested: 0, linked: 0 };
  const { flows } = system;
  const persons = new Map(withHousemate.map((each) => [each.record.personId, each]));
  const some = [...persons.values()].filter((_, index) => index % 8 === 0);
  for (const [number, each] of some.entries()) {
    const { record } = each;
    const account = await system.account(`family-${number}`, record.lastName, record.firstName);
    const context = () => system.context({ kind: 'customer', id: account });
    const asked = await askToLinkMyCase(flows, account, enters(each), context());
    outcomes[asked.outcome]++;
    const facts = (await factsOfPerson(flows.engine, personId(record.personId)))!;
    const isProtected = facts.customerPrivacy || hasChildrenServices(facts);
    if (isProtected) expect(asked.outcome).toBe('requested');
    else expect(['verify', 'contact_county']).toContain(asked.outcome);
    if (asked.outcome !== 'verify') continue;
    const of = { accountId: account, attemptId: asked.attemptId };
    await sendCode(flows, of, asked.channels[0]!.id, context());
    const { outcome } = await redeemCode(flows, of, linkCode(system.secrets, asked.attemptId, 1), context());
    expect(outcome).toBe('linked');
    const link = await flows.engine.state(personLinkDecider, record.personId);
    expect(link.linked?.accountId).toBe(account);
  }
  expect(outcomes.verify).toBeGreaterThan(some.length / 2);
});
