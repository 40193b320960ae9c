import { storeForTests } from '#engine/testing';
import { countyCode, InvalidInput } from '#kernel';
import type { Query } from '#read-store';
import { losAngeles, monday, record, tag } from '../../testing/index.js';
import { context, MemoryEngine } from '../../testing/memory-engine.js';
import type { PersonImportRecord } from '../import-record.js';
import { ReceivePerson } from '../receive-person.js';
import type { PersonCriteria } from '../search/criteria.js';
import { personsProjection } from './persons.projection.js';
import { PersonSearch } from './persons.queries.js';

const inCase = (caseNumber: string, county: string) => ({
  caseNumber,
  county,
  status: 'Active' as const,
  programs: [],
});
const person = (personId: string, changes: Partial<PersonImportRecord>): PersonImportRecord =>
  record({ personId, ssn: undefined, phones: undefined, cases: [inCase('B19A001', '19')], ...changes });

const people = [
  person('maria', {
    firstName: 'María Elena',
    lastName: 'García-López',
    middleName: 'Luz',
    ssn: '123456789',
    cin: '91234567A',
    dateOfBirth: '1990-02-28',
    phones: [{ number: '2135550101', type: 'Cell' }],
  }),
  person('bob', { firstName: 'Robert', lastName: 'Stephens', gender: 'Male', dateOfBirth: '1980-01-01' }),
  person('rob', {
    firstName: 'Bob',
    lastName: 'Stevens',
    gender: 'Male',
    dateOfBirth: '1981-01-01',
    cases: [inCase('B19A002', '19'), inCase('B34A001', '34')],
    addresses: [{ type: 'physical', line1: '5 Oak Ave', city: 'Fresno', state: 'CA', zip: '937211234' }],
  }),
  person('far', { firstName: 'Robert', lastName: 'Stephens', cases: [inCase('B34A001', '34')] }),
];

const store = storeForTests();
afterAll(() => store.remove());

async function setUp(records = people, onRead: (ids: readonly string[]) => void = () => undefined) {
  const engine = new MemoryEngine();
  const service = new ReceivePerson(engine);
  for (const each of records) await service.receive(each, context, monday);
  const view = await store.show(personsProjection, engine.ledger, tag);
  const persons = {
    get: (id: string) => view.get(id),
    carrying: (...asked: Parameters<typeof view.carrying>) => view.carrying(...asked),
    find: async (query: Query) => {
      const page = await view.find(query);
      onRead(page.items.map((each) => each.id));
      return page;
    },
    getMany: async (ids: readonly string[]) => {
      onRead(ids);
      return view.getMany(ids);
    },
  };
  const search = new PersonSearch({ persons, tag, openAsSystem: engine.open });
  return async (criteria: PersonCriteria, county = losAngeles, page = 1) =>
    search.search(criteria, { county, page, pageSize: 25 });
}
const ids = async (criteria: PersonCriteria, county = losAngeles) =>
  (await (await setUp())(criteria, county)).items.map((each) => each.personId);

describe('Select Person', () => {
  it.each<[string, PersonCriteria, string[]]>([
    ['a Social Security Number, dashed or not', { ssn: '123-45-6789' }, ['maria']],
    ['a CIN in any case', { cin: '91234567a' }, ['maria']],
    ['a phone number as people write it', { phone: '+1 (213) 555-0101' }, ['maria']],
    ['a case number', { caseNumber: 'b19a002' }, ['rob']],
    ['a last name without accents and hyphen', { lastName: 'garcia lopez', phonetic: false }, ['maria']],
    ['one of two last names', { lastName: 'Lopez', phonetic: false }, ['maria']],
    ['an exact last name before one that sounds like it', { lastName: 'Stevens' }, ['rob', 'bob']],
    ['an exact last name only, when phonetic is off', { lastName: 'Stevens', phonetic: false }, ['rob']],
    ['a nickname', { lastName: 'Stephens', firstName: 'Bobby' }, ['bob', 'rob']],
    ['a first name of two', { firstName: 'maria', phonetic: false }, ['maria']],
    ['a name and a date of birth', { lastName: 'Stephens', dateOfBirth: '1981-01-01' }, ['rob']],
    ['a first name and a date of birth', { firstName: 'Robert', dateOfBirth: '1980-01-01' }, ['bob']],
    ['a name refined by city', { lastName: 'Stephens', city: 'fresno' }, ['rob']],
    ['a name refined by ZIP', { lastName: 'Stephens', zip: '93721' }, ['rob']],
    ['a name refined by a middle initial', { lastName: 'Garcia', middleName: 'L' }, ['maria']],
    [
      'who has the name, when nobody agrees with a refinement',
      { lastName: 'Garcia', gender: 'Male' },
      ['maria'],
    ],
    [
      'a number although the rest differs',
      { ssn: '123456789', lastName: 'Smith', gender: 'Male' },
      ['maria'],
    ],
    ['the name when the number finds nobody', { ssn: '123456780', lastName: 'Garcia Lopez' }, ['maria']],
  ])('finds by %s', async (_title, criteria, expected) => {
    expect(await ids(criteria)).toEqual(expected);
  });

  it('says why somebody is there', async () => {
    const search = await setUp();
    const { items } = await search({ ssn: '123456789', lastName: 'Garcia Lopez', dateOfBirth: '1990-02-28' });
    expect(items[0]!.reasons).toEqual(['same SSN', 'same date of birth', 'exact last name']);
  });

  it('finds only persons with a case in the own county, and only their cases there', async () => {
    expect(await ids({ lastName: 'Stephens', phonetic: false }, countyCode('34'))).toEqual(['far']);
    expect(await ids({ caseNumber: 'B19A002' }, countyCode('34'))).toEqual([]);
    const search = await setUp();
    expect((await search({ caseNumber: 'B19A002' })).items[0]!.caseNumbers).toEqual(['B19A002']);
  });

  it.each<[PersonCriteria]>([
    [{}],
    [{ dateOfBirth: '1990-02-28' }],
    [{ city: 'Fresno', gender: 'Male' }],
    [{ lastName: '  ' }],
  ])('asks for a criterion of substance: %j has none', async (criteria) => {
    const search = await setUp();
    await expect(search(criteria)).rejects.toThrow(InvalidInput);
  });

  it('asks for the whole Social Security Number', async () => {
    const search = await setUp();
    await expect(search({ ssn: '6789' })).rejects.toThrow('ssn: Enter all nine digits.');
  });

  const crowd = (count: number, changes: (index: number) => Partial<PersonImportRecord>) =>
    Array.from({ length: count }, (_, index) =>
      person(`a${index}`, { cases: [inCase(`B19V${index}`, '19')], ...changes(index) }),
    );

  it.each<[string, PersonCriteria]>([
    ['a last name', { lastName: 'Lee' }],
    ['a last and a first name', { lastName: 'Lee', firstName: 'John' }],
    ['a part of the last name', { lastName: 'Park' }],
    ['a nickname', { lastName: 'Lee', firstName: 'Jack' }],
    ['a first name', { firstName: 'John' }],
  ])('shows who has it before any number of people whose names sound alike: %s', async (_title, criteria) => {
    const alike = crowd(1_100, (index) => ({
      lastName: 'Leigh-Perk',
      firstName: index % 2 ? 'Jawn' : 'Jaq',
    }));
    const search = await setUp([...alike, person('z', { lastName: 'Lee-Park', firstName: 'John' })]);
    if (criteria.lastName === 'Lee') expect((await search(criteria)).items[0]?.personId).toBe('z');
    else expect((await search(criteria)).items.map((each) => each.personId)).toContain('z');
  });

  it('shows everybody who has the name exactly, sounds fill the rest up to 500', async () => {
    const people = crowd(900, (index) => ({ lastName: index % 3 === 2 ? 'Cruz' : 'Cruise' }));
    const search = await setUp(people);
    const pages = await Promise.all(
      Array.from({ length: 20 }, (_, page) => search({ lastName: 'Cruz' }, losAngeles, page + 1)),
    );
    const found = pages.flatMap((each) => each.items.map((item) => item.reasons[0]));
    expect(found.filter((each) => each === 'exact last name')).toHaveLength(300);
    expect(found.slice(0, 300)).not.toContain('last name sounds like');
    expect(found).toHaveLength(500);
    expect(new Set(pages.flatMap((each) => each.items.map((item) => item.personId))).size).toBe(500);
    expect(pages[0]).toMatchObject({ total: 500, more: true });
  });

  it.each<[string, PersonCriteria]>([
    ['city', { city: 'Fresno' }],
    ['gender', { gender: 'Male' }],
    ['middle name', { middleName: 'Luz' }],
    ['date of birth, whatever the first name', { dateOfBirth: '1955-05-05' }],
  ])('refines all who have a name, not the first 500 of them: %s', async (_title, refinement) => {
    const search = await setUp([
      ...crowd(700, () => ({ lastName: 'Lee' })),
      person('z', {
        lastName: 'Lee',
        gender: 'Male',
        middleName: 'Luz',
        dateOfBirth: '1955-05-05',
        addresses: [{ type: 'physical', line1: '5 Oak Ave', city: 'Fresno', state: 'CA', zip: '93721' }],
      }),
    ]);
    const { items, more } = await search({ lastName: 'Lee', ...refinement });
    expect({ ids: items.map((each) => each.personId), more }).toEqual({ ids: ['z'], more: false });
  });

  it.each<[string, PersonCriteria]>([
    ['ZIP code, but another street', { zip: '89123', addressLine1: '7 Elm St' }],
    ['ZIP code, but another city', { zip: '89123', city: 'Los Angeles' }],
    ['city, but another state', { city: 'Xanadu', state: 'CA' }],
    ['middle name, but another gender', { middleName: 'Quetzal', gender: 'Female' }],
    ['ZIP code, but another gender', { zip: '89123', gender: 'Female' }],
    ['date of birth, but another middle name', { dateOfBirth: '1955-05-05', middleName: 'Luz' }],
    ['address, but of another kind', { zip: '89123', city: 'Xanadu', addressType: 'physical' }],
  ])('shows first of 700 with a name who agrees in what tells most: %s', async (_title, refinement) => {
    const search = await setUp([
      ...crowd(700, () => ({ lastName: 'Lee', gender: 'Female' })),
      person('z', {
        lastName: 'Lee',
        gender: 'Male',
        middleName: 'Quetzal',
        dateOfBirth: '1955-05-05',
        addresses: [{ type: 'mailing', line1: '5 Oak Ave', city: 'Xanadu', state: 'NV', zip: '89123' }],
      }),
    ]);
    const { items } = await search({ lastName: 'Lee', ...refinement });
    expect(items[0]?.personId).toBe('z');
  });

  it('reads the documents of the page and no others when only names are asked for', async () => {
    const read: string[] = [];
    const search = await setUp(
      crowd(700, () => ({ lastName: 'Lee' })),
      (ids) => read.push(...ids),
    );
    await search({ lastName: 'Lee', firstName: 'Ana' }, losAngeles, 3);
    expect(read).toHaveLength(25);
  });

  it('reads at most 500 candidates, says that there were more, and pages through them', async () => {
    const many = Array.from({ length: 520 }, (_, index) =>
      person(`p${index}`, { lastName: 'Vang', cases: [inCase(`B19V${index}`, '19')] }),
    );
    const search = await setUp(many);
    const first = await search({ lastName: 'Vang' });
    expect(first).toMatchObject({ total: 500, more: true, page: 1, pageSize: 25 });
    const last = await search({ lastName: 'Vang' }, losAngeles, 20);
    expect(last.items).toHaveLength(25);
    expect(last.items[0]!.personId).not.toBe(first.items[0]!.personId);
    expect((await search({ lastName: 'Vang' }, losAngeles, 21)).items).toEqual([]);
  });
});
