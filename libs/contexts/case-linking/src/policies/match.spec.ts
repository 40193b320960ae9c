import { caseNumber, countyCode, personId } from '#kernel';
import { named, ortiz, person, registrant } from '../../testing/examples.js';
import type { Registrant } from '../values.js';
import { matchPolicy } from './match.js';
import type { PersonFacts } from './person-facts.js';

const with_ = (changes: Partial<Registrant>): Registrant => ({ ...registrant, ...changes });
const whose = (identity: Partial<PersonFacts['identity']>, id = ortiz): PersonFacts => ({
  ...person,
  personId: id,
  identity: { ...person.identity, ...identity },
});
const full = (given: Registrant, onFile = person) => matchPolicy.match(given, named(onFile)).explanation.full;
const field = (given: Registrant, onFile: PersonFacts, name: string) =>
  matchPolicy.match(given, named(onFile)).explanation.fields.find((each) => each.field === name);

describe('100%', () => {
  test('when date of birth, ZIP, county, case number and both names agree', () => {
    const { explanation, person: about } = matchPolicy.match(registrant, named(person));
    expect(explanation).toMatchObject({ policy: 2, full: true, fitting: 1, primaryApplicant: true });
    expect(about?.personId).toBe(ortiz);
  });

  test.each([
    ['date of birth', { dateOfBirth: '1990-02-04' }],
    ['ZIP', { zipCode: '90013' }],
    ['county', { county: countyCode('34') }],
    ['first name', { firstName: 'Anna' }],
    ['last name', { lastName: 'Ortega' }],
  ])('not when the %s differs', (_, changes) => {
    expect(full(with_(changes))).toBe(false);
  });

  test('names agree without case, accents, punctuation and spaces, but nicknames do not', () => {
    const onFile = whose({ firstName: 'José Luis', lastName: "O'Brien-Núñez" });
    expect(full(with_({ firstName: 'jose-luis', lastName: 'OBRIEN NUNEZ' }), onFile)).toBe(true);
    expect(full(with_({ firstName: 'Pepe', lastName: 'OBRIEN NUNEZ' }), onFile)).toBe(false);
  });

  test.each([..."'’‘`´ʹʻʼʽʾʿꞌ"])('names agree whatever stands for an apostrophe: %j', (mark) => {
    const onFile = whose({ firstName: 'Kaʻiulani', lastName: `O${mark}Brien` });
    expect(full(with_({ firstName: "Ka'iulani", lastName: 'OBrien' }), onFile)).toBe(true);
  });

  test('the ZIP agrees by its first five digits with any address', () => {
    const moved = { line1: '2 Oak Ave', city: 'Fresno', state: 'CA', zip: '93650' };
    const two = { ...person, addresses: [moved, ...person.addresses] };
    expect(full(with_({ zipCode: '90012-9999' }), two)).toBe(true);
    expect(full(with_({ zipCode: '93650' }), two)).toBe(true);
  });

  test('an SSN that disagrees breaks it; one that agrees, or that nobody has on file, does not', () => {
    expect(full(with_({ ssn: '123-45-6789' }), whose({ ssn: '123456789' }))).toBe(true);
    expect(full(with_({ ssn: '123-45-6780' }), whose({ ssn: '123456789' }))).toBe(false);
    expect(full(with_({ ssn: '123-45-6789' }))).toBe(true);
    expect(full(registrant, whose({ ssn: '123456789' }))).toBe(true);
  });

  test('gender, street address, phone and middle name are shown, and break nothing', () => {
    const given = with_({
      gender: 'Male',
      phone: '9165550100',
      middleName: 'B',
      address: { line1: '9 Elm St', city: 'Los Angeles', state: 'CA', zip: '90012' },
    });
    const onFile = whose({ middleName: 'C' });
    expect(full(given, onFile)).toBe(true);
    for (const name of ['gender', 'phone', 'middleName', 'address'])
      expect(field(given, onFile, name)).toEqual({
        field: name,
        given: true,
        onFile: true,
        agrees: false,
        decisive: false,
      });
  });

  test.each([
    ['+44 20 7946 0958', '2079460958', false],
    ['2079460958', '442079460958', false],
    ['+44 20 7946 0958', '442079460958', true],
    ['+45 12 34 56 78', '4512345678', false],
    ['1-213-555-0117', '2135550117', true],
    ['5550117', '5550117', false],
  ])('a phone agrees only with its country code: %s and %s', (given, number, agrees) => {
    const onFile = { ...person, contact: { phones: [{ number, type: 'Fax' }] } };
    expect(field(with_({ phone: given }), onFile, 'phone')?.agrees).toBe(agrees);
  });

  test('a phone agrees with or without the country code', () => {
    expect(field(with_({ phone: '+1 (213) 555-0117' }), person, 'phone')?.agrees).toBe(true);
  });

  test('not when the person is Primary Applicant of no program of that case', () => {
    const [theCase] = person.cases;
    const elsewhere = { ...theCase!, caseNumber: caseNumber('C999') };
    const member = { ...person, cases: [{ ...theCase!, primaryApplicantOf: [] }, elsewhere] };
    const { explanation } = matchPolicy.match(registrant, named(member));
    expect(explanation).toMatchObject({ full: false, primaryApplicant: false });
  });
});

describe('whom it is about', () => {
  const twin = whose({ firstName: 'Eva' }, personId('p-2'));

  test('the one on that case who agrees on date of birth or on last name', () => {
    const child = whose({ dateOfBirth: '2015-01-01', lastName: 'Lopez' }, personId('p-2'));
    const newName = with_({ lastName: 'Lopez-Ortiz' });
    expect(matchPolicy.match(newName, named(person, child)).person?.personId).toBe(ortiz);
  });

  test('the one for whom everything agrees, whoever shares a last name or a birth date with them', () => {
    const child = whose({ firstName: 'Ana Maria', dateOfBirth: '2015-01-01' }, personId('p-3'));
    const sameDay = whose({ firstName: 'Ana', lastName: 'Lee' }, personId('p-4'));
    for (const order of [
      [person, twin, child, sameDay],
      [sameDay, child, twin, person],
    ]) {
      const match = matchPolicy.match(registrant, named(...order));
      expect(match.person?.personId).toBe(ortiz);
      expect(match.explanation).toMatchObject({ full: true, fitting: 1 });
    }
  });

  test('also when they are no Primary Applicant, and then it is not 100%', () => {
    const [theCase] = person.cases;
    const member = { ...person, cases: [{ ...theCase!, primaryApplicantOf: [] }] };
    const match = matchPolicy.match(registrant, named(twin, member));
    expect(match.person?.personId).toBe(ortiz);
    expect(match.explanation).toMatchObject({ full: false, fitting: 1, primaryApplicant: false });
  });

  test('nobody when everything agrees for two, or for none of two who fit, and then it is not 100%', () => {
    const namesake = whose({}, personId('p-5'));
    for (const [given, ...persons] of [
      [registrant, person, namesake],
      [with_({ firstName: 'Anita' }), person, twin],
      [with_({ zipCode: '90013' }), person, twin],
      [with_({ ssn: '123-45-6780' }), whose({ ssn: '123456789' }), twin],
    ] as const) {
      const match = matchPolicy.match(given, named(...persons));
      expect(match.person).toBeUndefined();
      expect(match.explanation).toMatchObject({ full: false, fitting: 2 });
    }
  });

  test('an SSN tells two namesakes of one birth date apart', () => {
    const junior = whose({ ssn: '987654321' }, personId('p-5'));
    const given = with_({ ssn: '123-45-6789' });
    const match = matchPolicy.match(given, named(junior, whose({ ssn: '123456789' })));
    expect(match.person?.personId).toBe(ortiz);
  });

  test('nobody when there is no such case', () => {
    const match = matchPolicy.match(registrant, undefined);
    expect(match.person).toBeUndefined();
    expect(match.explanation.fields.some((each) => each.onFile || each.agrees)).toBe(false);
  });

  test('names of no letters at all agree with nobody', () => {
    const nameless = whose({ lastName: '—', dateOfBirth: '1980-01-01' });
    expect(matchPolicy.match(with_({ lastName: '-' }), named(nameless)).person).toBeUndefined();
  });
});

test('a worker sees the same comparison against whomever they choose', () => {
  const stranger = whose({ lastName: 'Lee', dateOfBirth: '1970-01-01' }, personId('p-9'));
  const explanation = matchPolicy.compare(registrant, named(person), stranger);
  expect(explanation.fields.find((each) => each.field === 'lastName')?.agrees).toBe(false);
  expect(explanation.fields.find((each) => each.field === 'county')?.agrees).toBe(true);
});
