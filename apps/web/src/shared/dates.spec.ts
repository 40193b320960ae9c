import {
  dateOfMomentText,
  dateText,
  exactMomentText,
  fullDateText,
  localDateOf,
  longDateOfMomentText,
  longDateText,
  momentText,
  monthsBefore,
  timeOfMomentText,
} from './dates.js';

test('three months before the last of May is the last of February', () => {
  expect(monthsBefore('2024-05-31', 3)).toBe('2024-02-29');
  expect(monthsBefore('2023-05-31', 3)).toBe('2023-02-28');
});

test('months go back over the turn of the year', () => {
  expect(monthsBefore('2024-02-01', 3)).toBe('2023-11-01');
});

test('a moment after midnight in London is the evening before in California', () => {
  expect(localDateOf(new Date('2024-05-02T03:00:00Z'))).toBe('2024-05-01');
  expect(dateOfMomentText('2024-05-02T03:00:00Z')).toBe('05/01/2024');
});

test('a calendar date is never moved by a time zone', () => {
  expect(dateText('2024-05-01')).toBe('05/01/2024');
  expect(longDateText('2024-05-01')).toBe('May 1, 2024');
  expect(fullDateText('2024-05-01', 'en-US')).toBe('Wednesday, May 1, 2024');
  expect(fullDateText('2024-05-01', 'es-US')).toBe('miércoles, 1 de mayo de 2024');
  expect(longDateText('2024-05-01', 'es-US')).toBe('1 de mayo de 2024');
});

test('a moment is written with its date in full and its time', () => {
  expect(momentText('2024-05-02T20:04:00Z')).toBe('05/02/2024 1:04 PM');
  expect(momentText('2024-12-03T22:10:00Z')).toBe('12/03/2024 2:10 PM');
});

test('an audit writes a moment to the second, with the zone that held then', () => {
  expect(exactMomentText('2026-12-03T22:10:05Z')).toBe('12/03/2026 2:10:05 PM PST');
  expect(exactMomentText('2026-07-03T21:10:05.999Z')).toBe('07/03/2026 2:10:05 PM PDT');
});

test('a customer reads the date in words and the time of the code in their own way', () => {
  const moment = '2024-05-02T03:04:00Z';
  expect(longDateOfMomentText(moment, 'en-US')).toBe('Wednesday, May 1, 2024');
  expect(longDateOfMomentText(moment, 'es-US')).toBe('miércoles, 1 de mayo de 2024');
  expect(timeOfMomentText(moment, 'en-US').replace(/\s/g, ' ')).toBe('8:04 PM');
});
