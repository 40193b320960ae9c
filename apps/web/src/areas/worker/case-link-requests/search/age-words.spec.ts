import { ageOfValue, ageOptions, ageText, ageValue } from './age-words.js';

test('ages are named as people say them', () => {
  const text = (least: number | undefined, most: number | undefined) => ageText({ least, most });
  expect([text(0, 0), text(1, 1), text(1, 3), text(11, undefined), text(1, undefined)]).toEqual([
    'Today',
    '1 business day',
    '1 to 3 business days',
    'At least 11 business days',
    'At least 1 business day',
  ]);
  expect([text(undefined, 3), text(0, 1)]).toEqual(['At most 3 business days', 'At most 1 business day']);
});

test.each(['', 'overdue', '0-0', '1-3', '11-', '-4'])('the choice "%s" is read back as it was', (value) =>
  expect(ageValue(ageOfValue(value))).toBe(value),
);

test('an age of the address that is no usual one can be chosen besides', () => {
  expect(ageOptions('any').map(({ value }) => value)).toEqual([
    'overdue',
    '0-0',
    '1-3',
    '4-5',
    '6-10',
    '11-',
  ]);
  expect(ageOptions({ least: 4, most: 7 }).at(-1)).toEqual({ value: '4-7', text: '4 to 7 business days' });
});
