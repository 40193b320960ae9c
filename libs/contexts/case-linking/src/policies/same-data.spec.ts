import { caseNumber } from '#kernel';
import { county34, registrant } from '../../testing/examples.js';
import type { Registrant } from '../values.js';
import { isSameData } from './same-data.js';

test('what was not given is the same whether it is left out or empty, and order means nothing', () => {
  const { firstName, ...rest } = registrant;
  expect(isSameData(registrant, { ...rest, firstName, middleName: undefined } as Registrant)).toBe(true);
});

test.each<Partial<Registrant>>([
  { dateOfBirth: '1990-02-04' },
  { zipCode: '90013' },
  { county: county34 },
  { caseNumber: caseNumber('B12346') },
  { lastName: 'Ortis' },
  { phone: '2135550117' },
])('%j is another request', (over) => {
  expect(isSameData(registrant, { ...registrant, ...over })).toBe(false);
});

test('what was erased is the same as nothing', () => {
  expect(isSameData(registrant, undefined)).toBe(false);
  expect(isSameData(undefined, undefined)).toBe(false);
});
