import { addressOf, criteriaOf, dayBefore, noName, prefilledFrom, queryOf } from './request-criteria.js';

const read = (address: string) => criteriaOf(new URLSearchParams(address), noName);

test('an empty address asks for everything unprocessed, newest first', () => {
  expect(queryOf(read(''))).toEqual({ status: 'Pending', page: 1, pageSize: 25, sort: 'newest' });
  expect(addressOf(read(''))).toBe('');
});

test('criteria survive the way through the address', () => {
  const address = '?status=Rejected&from=2024-02-01&to=2024-05-01&assignee=me&sort=oldest&pageSize=50&page=3';
  expect(addressOf(read(address))).toBe(address);
});

test.each(['?overdue=true', '?minAge=1&maxAge=3', '?minAge=11', '?maxAge=0'])(
  'the age %s stands in the address and is asked of the API',
  (address) => {
    expect(addressOf(read(address))).toBe(address);
    const asked = Object.fromEntries(new URLSearchParams(address));
    expect(
      JSON.parse(
        JSON.stringify(queryOf(read(address)), (_, value) =>
          typeof value === 'number' ? String(value) : value,
        ),
      ),
    ).toMatchObject(asked);
  },
);

test('a request that has ended has no age to search for', () => {
  expect(read('?status=Processed&overdue=true&minAge=3')).toEqual(read('?status=Processed'));
});

test('a date that was cleared is no limit, and stays cleared', () => {
  expect(addressOf(read('?from='))).toBe('?from=');
  expect(queryOf(read('?from='))).not.toHaveProperty('from');
});

test('names never stand in the address', () => {
  const criteria = criteriaOf(new URLSearchParams(), { firstName: 'Ana', lastName: 'Ruiz' });
  expect(addressOf(criteria)).not.toMatch(/Ana|Ruiz/);
  expect(queryOf(criteria)).toMatchObject({ firstName: 'Ana', lastName: 'Ruiz' });
});

test.each([
  '?page=0',
  '?page=x',
  '?status=Open',
  '?pageSize=1000',
  '?from=soon',
  '?sort=name',
  '?assignee=a%20b',
  '?overdue=maybe',
  '?minAge=-1',
  '?minAge=3&maxAge=1',
])('%s counts as absent', (address) => expect(read(address)).toEqual(read('')));

test('Begin Date is three months back, or the oldest pending request when that is earlier', () => {
  expect(prefilledFrom('2024-05-01', undefined)).toBe('2024-02-01');
  expect(prefilledFrom('2024-05-01', '2024-04-30')).toBe('2024-02-01');
  expect(prefilledFrom('2024-05-01', '2023-12-24')).toBe('2023-12-24');
});

test('the day before the first of March is the last of February', () => {
  expect(dayBefore('2024-03-01')).toBe('2024-02-29');
});
