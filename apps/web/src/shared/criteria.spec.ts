import { day, describedCriteria, oneOf, pageNumber, pageSize, textLike, whose } from './criteria.js';

const described = describedCriteria({
  status: oneOf(['open', 'settled'], 'open'),
  number: textLike(/^\d+$/),
  from: day,
  worker: whose,
  pageSize,
  page: pageNumber,
});
const read = (address: string) => described.in(new URLSearchParams(address));

test('what is meant anyway is not said', () => {
  expect(read('')).toEqual({
    status: 'open',
    number: '',
    from: undefined,
    worker: '',
    pageSize: 25,
    page: 1,
  });
  expect(described.address(read(''))).toBe('');
});

test('criteria come back from the address that says them, in the order of their description', () => {
  const address = '?status=settled&number=7&from=2024-02-01&worker=w-7&pageSize=100&page=3';
  expect(
    described.address(read('page=3&worker=w-7&from=2024-02-01&number=7&pageSize=100&status=settled')),
  ).toBe(address);
});

test('a day that was cleared stays cleared', () => {
  expect(read('from=').from).toBe('');
  expect(described.address(read('from='))).toBe('?from=');
});

test.each([
  'status=gone',
  'number=x',
  'from=soon',
  'worker=%3Cx%3E',
  'pageSize=7',
  'page=0',
  'page=1.5',
  'page=10001',
])('%s counts as absent', (address) => expect(read(address)).toEqual(read('')));
