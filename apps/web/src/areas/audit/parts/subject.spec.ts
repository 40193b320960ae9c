import { subjectIn, subjectName, wrongId } from './subject.js';

const inAddress = (text: string) => subjectIn(new URLSearchParams(text));

test('an address names the subject by kind and id', () => {
  const subject = inAddress('?subject=case:B19900001');
  expect(subject).toEqual({ kind: 'case', id: 'B19900001' });
  expect(subjectName(subject!)).toBe('case:B19900001');
});

test.each([
  '',
  '?subject=case',
  '?subject=case:',
  '?subject=house:1',
  '?subject=case:B1:2',
  '?subject=person:Ana%20Ruiz',
])('what names no subject counts as none: %s', (address) => expect(inAddress(address)).toBeUndefined());

test('what looks like a Social Security number never comes into an address', () => {
  expect(wrongId('123-45-6789')).toMatch(/Social Security/);
  expect(wrongId('123456789')).toMatch(/Social Security/);
  expect(inAddress('?subject=person:123-45-6789')).toBeUndefined();
  expect(wrongId('0b6f1c9e-8d5c-4c7a-9f60-2f3c1f1c7b11')).toBeUndefined();
});
