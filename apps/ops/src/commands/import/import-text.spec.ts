import { importText } from './import-text.js';

const result = {
  persons: 2_990,
  rows: 3_000,
  changed: 2_000,
  unchanged: 990,
  rejected: 10,
  rejectedFile: '/in/people.csv.rejected.csv',
  warnings: [
    { code: 'ssn_shared' as const, line: 17, personId: 'P17', firstLine: 3 },
    { code: 'ssn_shared' as const, line: 18, personId: 'P18', otherPersonId: 'P4' },
    { code: 'privacy_lifted' as const, line: 19, personId: 'P19' },
  ],
  warningCount: 5,
  keptFields: { 'contact.email': 2 },
  milliseconds: 2_500,
};

test('an import tells what went in, what did not and where it is, what was kept, and who shares a number', () => {
  const text = importText('people.csv', result);
  for (const part of [
    'Imported people.csv in 2.5 s (1,196 persons/s)',
    'changed    2,000',
    'rejected   10',
    '/in/people.csv.rejected.csv',
    'contact.email  2',
    'line 17: P17, Social Security Number as in line 3',
    'line 18: P18, Social Security Number as in P4 on file',
    'line 19: P19, Customer Privacy was lifted: make sure that it was meant',
    'and 2 more',
  ])
    expect(text).toContain(part);
});

test('an import without anything to tell is five numbers', () => {
  const quiet = {
    ...result,
    rejected: 0,
    rejectedFile: undefined,
    warnings: [],
    warningCount: 0,
    keptFields: {},
  };
  expect(importText('people.csv', quiet).split('\n')).toHaveLength(6);
});
