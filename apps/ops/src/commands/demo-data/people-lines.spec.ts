import { parse } from 'csv-parse/sync';
import { demoPeople, type PersonImportRecord } from '#contexts/person-registry';
import { csvOf, ndjsonOf } from './people-lines.js';

const people = [...demoPeople(450, 3)];
const csv = (records: readonly PersonImportRecord[]) =>
  parse([...csvOf(records)].join(''), { columns: true }) as Readonly<Record<string, string>>[];

test('NDJSON carries every person whole, in order', () => {
  const lines = [...ndjsonOf(people)].join('').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(people)));
});

test('CSV has a row for each person, case and program', () => {
  const programs = people.map((each) =>
    (each.cases ?? []).reduce((sum, onCase) => sum + ('programs' in onCase ? onCase.programs.length : 0), 0),
  );
  expect(csv(people)).toHaveLength(programs.reduce((sum, each) => sum + Math.max(1, each), 0));
});

test('a CSV row names the person, the first two phones, the physical address and the program', () => {
  const [row] = csv([
    {
      personId: 'P1',
      firstName: 'Ana, "Anita"',
      lastName: 'Núñez',
      dateOfBirth: '1980-02-29',
      gender: 'Female',
      customerPrivacy: true,
      phones: [
        { number: '2135550100', type: 'Fax' },
        { number: '2135550101', type: 'Cell', textMessage: true },
      ],
      addresses: [
        { type: 'mailing', line1: 'PO Box 1', city: 'Weed', state: 'CA', zip: '96094' },
        { type: 'physical', line1: '1 Main St', city: 'Weed', state: 'CA', zip: '96094' },
      ],
      cases: [
        {
          caseNumber: 'B470001',
          county: '47',
          status: 'Active',
          programs: [{ kind: 'CalFresh', status: 'Pending', primaryApplicant: true }],
          permanentlyOutOfTheHome: true,
        },
      ],
    },
  ]);
  expect(row).toMatchObject({
    first_name: 'Ana, "Anita"',
    last_name: 'Núñez',
    customer_privacy: 'true',
    phone_1_type: 'Fax',
    phone_2: '2135550101',
    address_line_1: '1 Main St',
    program: 'CalFresh',
    program_status: 'Pending',
    primary_applicant: 'true',
    permanently_out_of_the_home: 'true',
    e_notification: '',
  });
});
