import { importText } from './import-text.js';

const result = {
  persons: 2_990,
  rows: 3_000,
  changed: 2_000,
  unchanged: 990,
  rejected: 10,
  rejectedFile: '/in/people.csv.rejected.csv',
  warnings: [{ line: 17, personId: 'P17', firstLine: 3 }],
  warningCount: 3,
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
    'line 17: P17, as in line 3',
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
