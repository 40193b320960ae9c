import { opened, seal, subject } from '#kernel';

test('an unencrypted value never reaches JSON', () => {
  const sealed = seal(subject('person-1'), { lastName: 'Ortiz' });
  expect(JSON.stringify(sealed)).not.toContain('Ortiz');
  expect(opened(sealed)).toEqual({ lastName: 'Ortiz' });
});

test('reading what was never opened is an error, not "erased"', () => {
  expect(() => opened({ $sealed: subject('person-1'), c: 'AAAA' })).toThrow('before it was opened');
});
