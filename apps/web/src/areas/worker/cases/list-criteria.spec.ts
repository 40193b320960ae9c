import { addressOf, caseNumberFault, criteriaOf, searchOf } from './list-criteria.js';

const read = (address: string, name = '') => criteriaOf(new URLSearchParams(address), name);

test('criteria come back from the address that says them', () => {
  const criteria = read('caseNumber=B19&program=Medi-Cal&status=Active&worker=me&pageSize=50&page=3');
  expect(read(addressOf(criteria))).toEqual(criteria);
  expect(criteria).toMatchObject({
    caseNumber: 'B19',
    program: 'Medi-Cal',
    worker: 'me',
    pageSize: 50,
    page: 3,
  });
});

test('a name never stands in the address', () => {
  const criteria = read('status=Active', 'Quist, Ada');
  expect(addressOf(criteria)).toBe('?status=Active');
  expect(searchOf(criteria)).toEqual({ name: 'Quist, Ada', status: 'Active', page: 1, pageSize: 25 });
});

test('what makes no sense in an address counts as absent', () => {
  expect(read('caseNumber=a%20b&program=Golf&status=Gone&worker=%3Cx%3E&page=-2&pageSize=7')).toEqual(
    read(''),
  );
  expect(addressOf(read(''))).toBe('');
});

test('a case number has letters and digits only', () => {
  expect(caseNumberFault('B19 01')).toMatch(/letters and digits/);
  expect(caseNumberFault('B19000001')).toBeUndefined();
  expect(caseNumberFault('')).toBeUndefined();
});
