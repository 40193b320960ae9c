import { visibleLength } from './visible-length.js';

test('a character is what a person sees as one', () => {
  expect(visibleLength('Señora')).toBe(6);
  expect(visibleLength('Sen\u0303ora')).toBe(6);
  expect(visibleLength('👩‍👩‍👧‍👦🇲🇽')).toBe(2);
  expect(visibleLength('a\r\nb')).toBe(3);
});

test('what is far too long is not counted', () => {
  expect(visibleLength('a'.repeat(40_001))).toBe(Number.POSITIVE_INFINITY);
});
