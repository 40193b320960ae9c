import { bytes, count, counted, duration } from './numbers.js';
import { facts, table } from './table.js';

test('columns stand under their titles, numbers to the right', () => {
  expect(
    table(
      ['name', 'lag', 'state'],
      [
        ['persons', 1_204, 'running'],
        ['cases', 0, undefined],
      ],
    ),
  ).toBe(['name       lag  state', 'persons  1,204  running', 'cases        0'].join('\n'));
});

test('facts stand one a line', () => {
  expect(
    facts([
      ['persons', 20_000],
      ['file', 'a.csv'],
    ]),
  ).toBe('  persons  20,000\n  file     a.csv');
});

test('numbers read as people write them', () => {
  expect([count(1_234_567), counted(1, 'seal'), counted(2_000, 'seal')]).toEqual([
    '1,234,567',
    '1 seal',
    '2,000 seals',
  ]);
  expect([bytes(0), bytes(999), bytes(1_500), bytes(2_340_000_000)]).toEqual([
    '0 B',
    '999 B',
    '1.5 kB',
    '2.3 GB',
  ]);
  expect([0, 0.42, 3, 59.6, 125, 7_800].map(duration)).toEqual([
    '0 s',
    '0.4 s',
    '3 s',
    '1 min 0 s',
    '2 min 5 s',
    '2 h 10 min',
  ]);
});
