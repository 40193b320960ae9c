import { digitsOf, isCode } from './code.js';

test('a code may be pasted as the message sets it', () => {
  expect(['01234567', ' 0123 4567\n', '0123-4567'].map(isCode)).toEqual([true, true, true]);
  expect(digitsOf(' 0123-4567\n')).toBe('01234567');
});

test('seven digits, nine digits and letters are no code', () => {
  expect(['0123456', '012345678', '0123 456o', ''].map(isCode)).toEqual([false, false, false, false]);
});
