import { phoneText } from '../../../../shared/phones.js';
import type { ComparedField, Summary } from '../../parts/types.js';
import { comparedRows, comparisonText, differencesFirst } from './compared-rows.js';

const field = (name: ComparedField, given: string | null, onFile: string[], agrees: boolean) => ({
  field: name,
  given,
  onFile,
  agrees,
  elsewhere: false,
  decisive: true,
});
const fields = [
  field('firstName', 'Ana', ['Ana'], true),
  field('lastName', 'Ruiz', ['Ruis'], false),
  field('ssn', '***-**-6789', [], false),
  field('dateOfBirth', '1980-02-29', ['1980-02-29'], true),
  field('address', '1 Main St, Fargo, CA', ['1 Main St, High Point, CA', '9 Oak St, Akron, CA'], true),
  field('phone', '2135550117', ['2135550117 (Cell)'], true),
  field('county', '19', ['19'], true),
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
    ssn: '***-**-6789',
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

test('what differs comes first and is named in one line; the rest keeps its order', () => {
  expect(differencesFirst(rows).map(({ label }) => label)).toEqual([
    'Last Name',
    'City',
    'First Name',
    'Middle Name',
    'SSN',
    'Date of Birth',
    'Gender',
    'Address Line 1',
    'State',
    'Zip Code',
    'Phone Number',
    'County',
  ]);
  expect(comparisonText(rows)).toBe('2 fields differ: Last Name, City.');
  expect(comparisonText(rows.filter(({ label }) => label !== 'City'))).toBe('One field differs: Last Name.');
});

test('one line says that everything agrees; where nothing was compared there is none', () => {
  const agreeing = rows.filter(({ verdict }) => verdict !== 'differs');
  expect(comparisonText(agreeing)).toBe('Everything that could be compared agrees.');
  expect(comparisonText([{ label: 'SSN', verdict: 'not_given' }])).toBeUndefined();
});

test('what agrees in another county only is no agreement', () => {
  const elsewhere = summary.match.fields.map((each) =>
    each.field === 'county' ? { ...each, agrees: false, onFile: false, elsewhere: true } : each,
  );
  const theirs = comparedRows({ ...summary, match: { ...summary.match, fields: elsewhere } }, (code) => code);
  expect(theirs.find(({ label }) => label === 'County')!.verdict).toBe('elsewhere');
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
  expect(row('County')!.onFile).toEqual(['Los Angeles']);
});

test('what the registrant entered is shown also where nothing was compared', () => {
  const bare = comparedRows({ ...summary, fields: [], match: null, person: null }, (code) => code);
  expect(bare.find(({ label }) => label === 'Last Name')!.given).toBe('Ruiz');
  expect(bare.find(({ label }) => label === 'City')!.given).toBe('Fargo');
  expect(bare.find(({ label }) => label === 'SSN')!.given).toBe('***-**-6789');
});

test('a number that is no phone number of ten digits stays as it is', () => {
  expect(phoneText('555-01')).toBe('555-01');
});
