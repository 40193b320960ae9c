import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seal, subject } from '#kernel';
import { FakeClock, SeededRandomness } from '#kernel/testing';
import { MemoryKeyStore } from '../testing/memory-key-store.js';
import { MasterKeyRefused } from './errors.js';
import { deriveMasterSecrets } from './master-secrets.js';
import { KeyVault } from './vault.js';
import { readWrappingKeys } from './wrapping-key-file.js';

const ana = subject('person-ana');
const root = new Uint8Array(32).fill(1);
const bytes = (fill: number) => new Uint8Array(new SeededRandomness(fill).bytes(32));
const generations = (...fills: readonly number[]) =>
  fills.map((each) => ({ name: `g${each}`, key: bytes(each) }));
const vaultWith = (store: MemoryKeyStore, ...fills: readonly number[]) =>
  new KeyVault({
    store,
    keys: deriveMasterSecrets(root, generations(...fills)),
    clock: new FakeClock(),
    randomness: new SeededRandomness(String(fills)),
  });
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

async function rewrapped(vault: KeyVault) {
  const run = vault.rewrap();
  for (;;) {
    const step = await run.next();
    if (step.done) return step.value;
  }
}

async function sealedUnder(store: MemoryKeyStore, ...fills: readonly number[]) {
  const sealed = seal(ana, { name: 'Ana' });
  await vaultWith(store, ...fills).sealAll([sealed]);
  return stored(sealed);
}

test('keys under the master key and under an older generation open beside those of the newest', async () => {
  const store = new MemoryKeyStore();
  const sealed = await sealedUnder(store);
  expect(await vaultWith(store, 1).open(sealed)).toEqual({ name: 'Ana' });
  expect(await vaultWith(store, 1, 2).open(sealed)).toEqual({ name: 'Ana' });
});

test('once all are moved, the older generation is not needed, and nothing is moved twice', async () => {
  const store = new MemoryKeyStore();
  const sealed = await sealedUnder(store, 1);
  expect(await rewrapped(vaultWith(store, 1, 2))).toEqual({ keys: 1, moved: 1, erased: 0 });
  expect(await rewrapped(vaultWith(store, 1, 2))).toEqual({ keys: 1, moved: 0, erased: 0 });
  expect(await vaultWith(store, 2).open(sealed)).toEqual({ name: 'Ana' });
  await expect(vaultWith(store, 1).open(sealed)).rejects.toThrow();
});

test('who was erased is not moved', async () => {
  const store = new MemoryKeyStore();
  const sealed = await sealedUnder(store, 1);
  const before = await store.get([ana]);
  await vaultWith(store, 1).shred(ana);
  expect(await rewrapped(vaultWith(store, 1, 2))).toEqual({ keys: 1, moved: 0, erased: 1 });
  // A row from a log or a backup needs the generation that is destroyed.
  store.rows.set(ana, before.get(ana)!);
  await expect(vaultWith(store, 2).open(sealed)).rejects.toThrow(MasterKeyRefused);
});

test('an erasure during the run wins', async () => {
  const store = new MemoryKeyStore();
  await sealedUnder(store, 1);
  const replace = store.replace.bind(store);
  store.replace = async (...args) => {
    await store.shred(ana);
    return replace(...args);
  };
  expect((await rewrapped(vaultWith(store, 1, 2))).moved).toBe(0);
  expect((await store.get([ana])).get(ana)).toBe('shredded');
});

describe('the file of generations', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wrapping-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const read = (text: string) => {
    writeFileSync(join(folder, 'keys'), text);
    return readWrappingKeys(join(folder, 'keys'));
  };
  const hex = (fill: number) => Buffer.from(bytes(fill)).toString('hex');

  test('has a name and a key a line, the newest last', () => {
    expect(read(`# ours\n2026 ${hex(1)}\n\n2027 ${hex(2)}\n`)).toEqual([
      { name: '2026', key: Buffer.from(bytes(1)) },
      { name: '2027', key: Buffer.from(bytes(2)) },
    ]);
  });

  test.each([
    ['is empty', ''],
    ['has a line without a key', '2026'],
    ['has a key that is none', '2026 abc'],
    ['names two alike', `a ${'0123456789abcdef'.repeat(4)}\na ${'fedcba9876543210'.repeat(4)}`],
  ])('that %s is refused', (_, text) => {
    expect(() => read(text)).toThrow(MasterKeyRefused);
  });

  test('that is missing is asked back', () => {
    expect(() => readWrappingKeys(join(folder, 'none'))).toThrow('put it back');
  });
});
