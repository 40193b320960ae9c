import { parseRecord } from '../import/parse-record.js';
import { removesCase } from '../import-record.js';
import { demoPeople } from './demo-people.js';

const people = [...demoPeople(2_000, 1)];
const casesOf = (person: (typeof people)[number]) =>
  (person.cases ?? []).filter((each) => !removesCase(each));

describe('the demo’s people', () => {
  it('are the same for the same seed and others for another', () => {
    expect([...demoPeople(50, 1)]).toEqual(people.slice(0, 50));
    expect([...demoPeople(50, 2)]).not.toEqual(people.slice(0, 50));
  });

  it('all fit the import format', () => {
    for (const person of people) expect(parseRecord(person)).toEqual({ record: person });
  });

  it('have no number twice, many of them', () => {
    for (const { personId, phones = [] } of demoPeople(110_000, 1)) {
      const numbers = phones?.map((each) => each?.number) ?? [];
      if (new Set(numbers).size < numbers.length) throw new Error(`${personId} has ${numbers.join(', ')}`);
    }
  });

  it('live in all 58 counties and share cases', () => {
    expect(new Set(people.flatMap((each) => casesOf(each).map((one) => one.county))).size).toBe(58);
    const numbers = people.flatMap((each) => casesOf(each).map((one) => one.caseNumber));
    expect(new Set(numbers).size).toBeLessThan(numbers.length);
  });

  it('agree on what each case is', () => {
    const cases = new Map<string, unknown>();
    for (const { caseNumber, county, status } of people.flatMap(casesOf)) {
      const said = { county, status };
      expect(cases.get(caseNumber) ?? said).toEqual(said);
      cases.set(caseNumber, said);
    }
  });

  it.each<[string, (person: (typeof people)[number]) => boolean]>([
    ['three cases in one county and two in another', (each) => spread(each) === '2,3'],
    [
      'Children Services',
      (each) => casesOf(each).some((one) => one.programs.some(({ kind }) => kind === 'Children Services')),
    ],
    ['Customer Privacy', (each) => each.customerPrivacy === true],
    ['Permanently Out of the Home', (each) => casesOf(each).some((one) => one.permanentlyOutOfTheHome)],
    ['no contact at all', (each) => each.email === undefined && each.phones === undefined],
    [
      'nothing but a Fax',
      (each) => each.email === undefined && each.phones?.every((one) => one?.type === 'Fax') === true,
    ],
    ['a Child Support role', (each) => casesOf(each).some((one) => one.childSupportRole === 'AP')],
  ])('know %s, even in a small demo', (_title, has) => {
    expect(people.slice(0, 50).some(has)).toBe(true);
  });

  it('have only numbers and addresses that are reserved for fiction', () => {
    for (const { email, phones } of people) {
      expect(email ?? 'x@example.org').toMatch(/@example\.org$/);
      for (const phone of phones ?? []) expect(phone?.number).toMatch(/^\d{3}55501\d\d$/);
    }
  });
});

function spread(person: (typeof people)[number]): string {
  const count = new Map<string, number>();
  for (const { county } of casesOf(person)) count.set(county, (count.get(county) ?? 0) + 1);
  return [...count.values()].sort().join(',');
}
