import { DerivedSecrets } from './secrets.js';

const secrets = new DerivedSecrets(new Uint8Array(32).fill(9));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('the same purpose and parts give the same 32 bytes, from the same root only', () => {
  const digest = secrets.hmac('code', 'attempt-1', '2');
  expect(digest).toHaveLength(32);
  expect(hex(new DerivedSecrets(new Uint8Array(32).fill(9)).hmac('code', 'attempt-1', '2'))).toBe(
    hex(digest),
  );
  expect(hex(new DerivedSecrets(new Uint8Array(32).fill(8)).hmac('code', 'attempt-1', '2'))).not.toBe(
    hex(digest),
  );
});

test('every purpose has its own key', () => {
  expect(hex(secrets.hmac('code', 'x'))).not.toBe(hex(secrets.hmac('id', 'x')));
});

test('no two lists of parts collide', () => {
  const lists = [
    ['ab', 'c'],
    ['a', 'bc'],
    ['abc'],
    ['abc', ''],
    ['', 'abc'],
    ['1:a', 'bc'],
    ['a', '2:bc'],
    [],
  ];
  expect(new Set(lists.map((parts) => hex(secrets.hmac('p', ...parts)))).size).toBe(lists.length);
});

test('an id is 26 lower-case base32 characters, and many ids differ', () => {
  const ids = Array.from({ length: 2_000 }, (_, n) => secrets.id('request', String(n)));
  for (const id of ids) expect(id).toMatch(/^[a-z2-7]{26}$/);
  expect(new Set(ids).size).toBe(ids.length);
});
