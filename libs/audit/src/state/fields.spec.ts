import { type Actor, personId, personSubject, seal } from '#kernel';
import { differencesOf } from './compared.js';
import { fieldsOf } from './fields.js';

const ana = personSubject(personId('P1'));
const texts = (document: unknown) =>
  Object.fromEntries(fieldsOf(document).map(({ field, value }) => [field, value]));

test('fields are named as pages name them, and what says nothing is left out', () => {
  expect(
    texts({ dateOfBirth: '1990-01-02', middleName: null, cin: '9A', asks: [], waiting: undefined }),
  ).toEqual({
    'Date Of Birth': '1990-01-02',
    CIN: '9A',
  });
});

test('elements of a list are named by what tells them apart, else by their number', () => {
  expect(texts({ programs: [{ kind: 'CalFresh', status: 'Active' }] })).toEqual({
    'Program CalFresh: Status': 'Active',
  });
  const cell = { type: 'Cell', number: '2095550100' };
  expect(texts({ phones: [cell, { type: 'Cell', number: '2095550101' }] })).toEqual({
    'Phone 2095550100: Type': 'Cell',
    'Phone 2095550101: Type': 'Cell',
  });
  expect(texts({ phones: [cell, cell] })).toMatchObject({ 'Phone 1: Type': 'Cell', 'Phone 2: Type': 'Cell' });
  expect(texts({ primaryApplicantOf: ['CalFresh', 'Medi-Cal'] })).toEqual({
    'Primary Applicant Of': 'CalFresh, Medi-Cal',
  });
});

test('what was sealed stands opened, a number by its end, and two numbers of one end still differ', () => {
  const identity = (ssn: string) => fieldsOf({ identity: seal(ana, { firstName: 'Ana', ssn }) });
  expect(identity('432109876')).toMatchObject([
    { field: 'First Name', value: 'Ana' },
    { field: 'Social Security Number', value: 'ending in 9876' },
  ]);
  expect(differencesOf(identity('432109876'), identity('111109876'))).toEqual([
    { field: 'Social Security Number', before: 'ending in 9876', after: 'ending in 9876' },
  ]);
});

test('people of the county are left to be named when they are shown', () => {
  const by: Actor = { kind: 'worker', id: 'w1' };
  expect(texts({ by, assignee: 'w2', requestedAt: 'x' })).toEqual({
    Who: { actor: by },
    Assignee: { worker: 'w2' },
    'Requested At': 'x',
  });
});

test('what went is told last', () => {
  const [before, after] = [fieldsOf({ city: 'Fresno', zip: '93721' }), fieldsOf({ zip: '93722' })];
  expect(differencesOf(before, after)).toEqual([
    { field: 'ZIP Code', before: '93721', after: '93722' },
    { field: 'City', before: 'Fresno', after: undefined },
  ]);
});
