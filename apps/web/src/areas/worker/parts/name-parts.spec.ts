import { nameParts } from './name-parts.js';

test('a double last name has parts, whatever joins them', () => {
  expect(nameParts('Núñez-Ortiz')).toEqual(['Núñez', 'Ortiz']);
  expect(nameParts('García  de la Cruz')).toEqual(['García', 'de', 'la', 'Cruz']);
  expect(nameParts('Ali\u2013Khan')).toEqual(['Ali', 'Khan']);
  expect(nameParts('Ortiz')).toEqual([]);
  expect(nameParts('Ortiz-')).toEqual([]);
});
