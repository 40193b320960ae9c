import { criteriaFrom, noCriteria, searchBody } from './person-criteria.js';

const registrant = {
  firstName: 'Ana',
  middleName: null,
  lastName: 'Ruiz',
  dateOfBirth: '1980-02-29',
  gender: 'female',
  zipCode: '90012',
  county: '19',
  caseNumber: 'B1K2M3N',
  phone: null,
  address: { line1: '1 Main St', city: 'Los Angeles', state: 'CA', zip: '90013' },
  hasSsn: true,
  ssn: '***-**-6789',
  language: 'en' as const,
};

test('the form is prefilled with what the registrant entered, phonetic search included', () => {
  expect(criteriaFrom(registrant)).toEqual({
    ...noCriteria,
    caseNumber: 'B1K2M3N',
    ssn: '***-**-6789',
    lastName: 'Ruiz',
    firstName: 'Ana',
    dateOfBirth: '1980-02-29',
    gender: 'Female',
    addressLine1: '1 Main St',
    city: 'Los Angeles',
    state: 'CA',
    zip: '90012',
    phonetic: true,
  });
});

test('an account whose data was erased prefills nothing', () => {
  expect(criteriaFrom(null)).toEqual(noCriteria);
});

test('an empty field is no criterion', () => {
  expect(searchBody({ ...noCriteria, lastName: 'Ruiz', city: ' ' }, { page: 2, pageSize: 25 })).toEqual({
    lastName: 'Ruiz',
    phonetic: true,
    page: 2,
    pageSize: 25,
  });
});

test('the request is named, so that dismissed candidates come last', () => {
  const body = searchBody(noCriteria, { page: 1, pageSize: 25, requestId: 'r1' });
  expect(body.requestId).toBe('r1');
});

test('the number that the registrant entered is searched for by the server, another one as it is typed', () => {
  const asked = (ssn: string) =>
    searchBody({ ...noCriteria, ssn }, { page: 1, pageSize: 25, requestId: 'r1' });
  expect(asked('***-**-6789')).toEqual({
    phonetic: true,
    page: 1,
    pageSize: 25,
    requestId: 'r1',
    registrantSsn: true,
  });
  expect(asked('123-45-6789')).toMatchObject({ ssn: '123-45-6789' });
  expect(asked('123-45-6789')).not.toHaveProperty('registrantSsn');
});
