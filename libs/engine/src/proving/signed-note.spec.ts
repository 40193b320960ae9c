import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { isSignedCheckpoint, readCheckpoint, type SealKey, signedCheckpoint } from './checkpoint.js';
import {
  isKeyName,
  isSignedBy,
  parseNote,
  parseVerifierKey,
  signedNote,
  verifierKey,
} from './signed-note.js';

const privateKey = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 7)]),
  format: 'der',
  type: 'pkcs8',
});
const publicKey = createPublicKey(privateKey);
const name = 'county.example.gov/ledger';
const text = `${name}\n5\nVr8/UeYqx2woZeukTrbVQJdZfvvJqymQYSrsev1e0Lg=\n`;
/** Made by golang.org/x/mod/sumdb/note v0.43.0 of the same seed, name and text. */
const theirs = `${text}\n— ${name} UVARgECG1f2kvaiWFbwBnpDUKgvrVJ0mTDGckKOcm9hH6d0NDQeHIGmQ/Sn175+bQv9CNE3wR7HSy9uZcF1HCLuFhgc=\n`;
const theirKey = `${name}+51501180+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs`;

test('a note is to the byte the one that another implementation signs', () => {
  expect(signedNote(text, { name, publicKey, privateKey })).toBe(theirs);
  expect(verifierKey(name, publicKey)).toBe(theirKey);
});

test('a key in the form of transparency logs is read, and nothing else is', () => {
  const parsed = parseVerifierKey(`${theirKey}\n`);
  expect(parsed?.name).toBe(name);
  expect(parsed?.publicKey.equals(publicKey)).toBe(true);
  for (const other of [
    theirKey.replace('51501180', '51501181'),
    theirKey.replace('county', 'city'),
    theirKey.slice(0, -1),
    'PRIVATE KEY',
    '',
  ])
    expect(parseVerifierKey(other)).toBeUndefined();
});

test('only what was signed, by this key and under this name, counts', () => {
  const isSigned = (note: string, by = name, key = publicKey) => {
    const parsed = parseNote(note);
    return parsed !== undefined && isSignedBy(parsed, by, key);
  };
  const other = generateKeyPairSync('ed25519').publicKey;
  expect(isSigned(theirs)).toBe(true);
  expect(isSigned(theirs, 'other')).toBe(false);
  expect(isSigned(theirs, name, other)).toBe(false);
  expect(isSigned(theirs.replace('\n5\n', '\n6\n'))).toBe(false);
  expect(isSigned(theirs.replace('UVARgECG', 'UVARgECH'))).toBe(false);
  for (const broken of [theirs.slice(0, -1), `${theirs}more\n`, theirs.replace('— ', '- '), text])
    expect(isSigned(broken)).toBe(false);
  const twice = signedNote(text, { name: 'witness', publicKey: other, privateKey });
  expect(isSigned(`${theirs}${twice.split('\n\n')[1]}`)).toBe(true);
});

test('a name of a key has no blanks and no plus', () => {
  expect(['caseledger', 'benefits.example.gov/ledger', 'ñ'].map(isKeyName)).toEqual([true, true, true]);
  expect(['', 'a b', 'a+b', 'a\u00a0b', 'a\n', '\ud800'].map(isKeyName)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});

describe('a checkpoint', () => {
  const key: SealKey = { keyId: 'k', privateKey, publicKey };
  const checkpoint = {
    origin: { name: 'benefits.example.gov/ledger', ledgerId: 'l-1', kind: 'looks' },
    size: 5,
    root: '56bf3f51e62ac76c2865eba44eb6d54097597efbc9ab2990612aec7afd5ed0b8',
  } as const;
  const note = signedCheckpoint(checkpoint, key);

  test('says what was sealed, signed as the key of its own origin', () => {
    expect(readCheckpoint(note)).toEqual(checkpoint);
    expect(isSignedCheckpoint(note, [publicKey])).toBe(true);
    expect(isSignedCheckpoint(note, [])).toBe(false);
  });

  test('of another origin is not signed by this one’s signature', () => {
    for (const [from, to] of [
      ['/looks\n', '/main\n'],
      ['l-1', 'l-2'],
    ] as const)
      expect(isSignedCheckpoint(note.replaceAll(from, to), [publicKey])).toBe(false);
  });

  test.each([
    ['a size that is written otherwise', '\n5\n', '\n05\n'],
    ['another kind', '/looks\n', '/other\n'],
    ['another line', '\n5\n', '\n5\nmore\n'],
    ['no root', 'Vr8/', ''],
  ])('with %s is none', (_, from, to) => {
    expect(readCheckpoint(note.replace(from, to))).toBeUndefined();
  });
});
