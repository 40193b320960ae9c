import { differing } from './differing.js';

test('the same values differ nowhere, whatever the order of their members', () => {
  expect(differing({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toEqual([]);
});

test('every place is named by its path, also a member that only one of them has', () => {
  const first = { name: 'Ana', cases: [{ status: 'Active' }, { status: 'Closed' }], ssn: '1' };
  const later = { name: 'Eva', cases: [{ status: 'Active' }, { status: 'Denied' }], cin: '2' };
  expect(differing(first, later)).toEqual(['name', 'cases[1].status', 'ssn', 'cin']);
});

test('a list of another length is named as a whole, and so is what is no list any more', () => {
  expect(differing({ phones: [1] }, { phones: [1, 2] })).toEqual(['phones']);
  expect(differing({ phones: [1] }, { phones: null })).toEqual(['phones']);
});
