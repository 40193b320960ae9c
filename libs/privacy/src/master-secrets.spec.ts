import { sign, verify } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemRandomness } from '#kernel';
import { SeededRandomness } from '#kernel/testing';
import { MasterKeyRefused } from './errors.js';
import { deriveMasterSecrets, loadMasterSecrets } from './master-secrets.js';

const hexKey = Buffer.from(new SeededRandomness('key').bytes(32)).toString('hex');
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'master-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const load = (env: Record<string, string> = {}) =>
  loadMasterSecrets({ env, dataDir, randomness: new SeededRandomness(dataDir) });
const ownFile = () => join(dataDir, 'keys', 'master.key');

test('a new data folder gets a key file that only its owner can read, and keeps it', () => {
  const first = load();
  expect(statSync(ownFile()).mode & 0o777).toBe(0o600);
  expect(load().wrapping).toEqual(first.wrapping);
});

test('a key in hex and the same key in base64 are one key, from the environment or from a file', () => {
  const file = join(dataDir, 'given.key');
  writeFileSync(file, `${Buffer.from(hexKey, 'hex').toString('base64')}\n`);
  const fromFile = load({ CASELEDGER_MASTER_KEY_FILE: file, NODE_ENV: 'production' });
  expect(load({ CASELEDGER_MASTER_KEY: hexKey }).index).toEqual(fromFile.index);
  expect(existsSync(ownFile())).toBe(false);
});

test('production does not start without a given key, nor with the one beside the data', () => {
  expect(() => load({ NODE_ENV: 'production' })).toThrow('CASELEDGER_MASTER_KEY_FILE');
  load();
  expect(() => load({ NODE_ENV: 'production' })).toThrow(ownFile());
});

test('a key file that is gone while keys exist is asked back, never made anew', () => {
  writeFileSync(join(dataDir, 'keys.db'), '');
  expect(() => load()).toThrow(/missing: put it back from its backup/);
  expect(existsSync(ownFile())).toBe(false);
});

test('who only reads what a key was used for never makes one', () => {
  const asReader = () => loadMasterSecrets({ env: {}, dataDir, create: false, randomness: systemRandomness });
  expect(asReader).toThrow('CASELEDGER_MASTER_KEY_FILE');
  expect(existsSync(ownFile())).toBe(false);
});

test.each([
  ['too short', 'abcd'],
  ['not hex', 'z'.repeat(64)],
  ['all the same', '00'.repeat(32)],
  ['empty after trimming', ' \n'],
])('a key that is %s is refused without being shown', (_, text) => {
  const file = join(dataDir, 'bad.key');
  writeFileSync(file, text);
  const act = () => load({ CASELEDGER_MASTER_KEY_FILE: file });
  expect(act).toThrow(MasterKeyRefused);
  expect(act).toThrow(/^(?!.*(abcd|zzzz|0000))/);
});

test('every purpose has its own key, and none is the master key', () => {
  load();
  const root = Buffer.from(readFileSync(ownFile(), 'utf8').trim(), 'hex');
  const { wrapping, index, secretsRoot } = load();
  const all = [root, wrapping, index, secretsRoot].map((each) => Buffer.from(each).toString('hex'));
  expect(new Set(all).size).toBe(4);
});

test('the signing key is the same on every start and signs what its public half verifies', () => {
  const [one, two] = [
    deriveMasterSecrets(Buffer.from(hexKey, 'hex')),
    deriveMasterSecrets(Buffer.from(hexKey, 'hex')),
  ];
  const message = Buffer.from('root');
  expect(verify(null, message, two.signing.publicKey, sign(null, message, one.signing.privateKey))).toBe(
    true,
  );
  expect(one.signing.keyId).toBe(two.signing.keyId);
  expect(one.signing.keyId).not.toBe(deriveMasterSecrets(new Uint8Array(32)).signing.keyId);
});
