import { phoneText } from '../../../shared/phones.js';
import { comparedRows } from './compared-rows.js';
import type { ComparedField, Summary } from './types.js';

const field = (name: ComparedField, given: string | null, onFile: string[], agrees: boolean) => ({
  field: name,
  given,
  onFile,
  agrees,
  decisive: true,
});
const fields = [
  field('firstName', 'Ana', ['Ana'], true),
  field('lastName', 'Ruiz', ['Ruis'], false),
  field('ssn', '***-**-6789', [], false),
  field('dateOfBirth', '1980-02-29', ['1980-02-29'], true),
  field('address', '1 Main St, Fargo, CA', ['1 Main St, High Point, CA', '9 Oak St, Akron, CA'], true),
  field('phone', '2135550117', ['2135550117 (Cell)'], true),
  field('county', '19', ['19', 'in another county'], true),
];
const summary = {
  fields,
  match: {
    policy: 1,
    full: false,
    fitting: 1,
    primaryApplicant: true,
    fields: fields.map((each) => ({
      ...each,
      given: each.given !== null,
      onFile: each.onFile.length > 0,
    })),
  },
  person: {
    addresses: [
      { line1: '1 Main St', city: 'High Point', state: 'CA', zip: '90012' },
      { line1: '9 Oak St', city: 'Akron', state: 'CA', zip: '90012' },
    ],
  } as NonNullable<Summary['person']>,
  registrant: {
    firstName: 'Ana',
    middleName: null,
    lastName: 'Ruiz',
    hasSsn: true,
    language: 'en',
    dateOfBirth: '1980-02-29',
    phone: '2135550117',
    county: '19',
    address: { line1: '1 Main St', city: 'Fargo', state: 'CA', zip: '90012' },
  } as NonNullable<Summary['registrant']>,
};
const rows = comparedRows(summary, (code) => (code === '19' ? 'Los Angeles' : code));
const row = (label: string) => rows.find((each) => each.label === label);

test('the fields stand in the order of the documents', () => {
  expect(rows.map(({ label }) => label)).toEqual([
    'First Name',
    'Middle Name',
    'Last Name',
    'SSN',
    'Date of Birth',
    'Gender',
    'Address Line 1',
    'City',
    'State',
    'Zip Code',
    'Phone Number',
    'County',
  ]);
});

test('each field says how it stands', () => {
  expect(row('First Name')!.verdict).toBe('agrees');
  expect(row('Last Name')!.verdict).toBe('differs');
  expect(row('SSN')!.verdict).toBe('not_on_file');
  expect(row('Gender')!.verdict).toBe('not_given');
});

test('city and state are taken from every address on file', () => {
  expect(row('City')).toEqual({
    label: 'City',
    given: 'Fargo',
    onFile: ['High Point', 'Akron'],
    verdict: 'differs',
  });
  expect(row('State')).toMatchObject({ onFile: ['CA'], verdict: 'agrees' });
});

test('dates, phone numbers and counties are written for people', () => {
  expect(row('Date of Birth')!.given).toBe('02/29/1980');
  expect(row('Phone Number')).toMatchObject({ given: '(213) 555-0117', onFile: ['(213) 555-0117 (Cell)'] });
  expect(row('County')!.onFile).toEqual(['Los Angeles', 'in another county']);
});

test('what the registrant entered is shown also where nothing was compared', () => {
  const bare = comparedRows({ ...summary, fields: [], match: null, person: null }, (code) => code);
  expect(bare.find(({ label }) => label === 'Last Name')!.given).toBe('Ruiz');
  expect(bare.find(({ label }) => label === 'City')!.given).toBe('Fargo');
  expect(bare.find(({ label }) => label === 'SSN')!.given).toBe('entered');
});

test('a number that is no phone number of ten digits stays as it is', () => {
  expect(phoneText('555-01')).toBe('555-01');
});
