import { createHash } from 'node:crypto';
import { opened, type Sealed, seal, subject } from '#kernel';
import { MemoryKeyStore, testVault } from '../testing/index.js';
import { decrypt, encrypt } from './ciphers.js';
import { MasterKeyRefused, PersonalDataAltered } from './errors.js';
import { KeyMissing, SubjectErased } from './port.js';

const ana = subject('person-1');
const ben = subject('person-2');
const name = { lastName: 'Ñuñez', ssn: '123456789' };

/** As it comes back from a store: nothing remembered. */
const stored = <T>(sealed: Sealed<T>): Sealed<T> => JSON.parse(JSON.stringify(sealed));

async function sealedBy(vault: ReturnType<typeof testVault>['vault'], whose = ana, value: unknown = name) {
  const sealed = seal(whose, value);
  await vault.sealAll([{ deep: [{ sealed }] }]);
  return sealed;
}

test('what was sealed opens to the same value', async () => {
  const { vault } = testVault();
  const sealed = stored(await sealedBy(vault));
  expect(JSON.stringify(sealed)).not.toContain('123456789');
  expect(await vault.open(sealed)).toEqual(name);
});

test('every value inside a document opens at once', async () => {
  const { vault } = testVault();
  const document = { a: stored(await sealedBy(vault)), list: [stored(await sealedBy(vault, ben, 'note'))] };
  await vault.openAll([document]);
  expect(opened(document.a)).toEqual(name);
  expect(opened(document.list[0]!)).toBe('note');
});

test('the same value never has the same ciphertext twice', async () => {
  const { vault } = testVault();
  const texts = new Set<string>();
  for (let n = 0; n < 1_000; n++) texts.add((await sealedBy(vault)).c);
  expect(texts.size).toBe(1_000);
});

test('values that are sealed already stay as they are', async () => {
  const { vault } = testVault();
  const sealed = await sealedBy(vault);
  const before = sealed.c;
  await vault.sealAll([sealed]);
  expect(sealed.c).toBe(before);
});

test('one altered character anywhere is found', async () => {
  const { vault } = testVault();
  const sealed = stored(await sealedBy(vault));
  const bytes = Buffer.from(sealed.c, 'base64');
  for (let at = 0; at < bytes.length; at++) {
    const altered = Buffer.from(bytes);
    altered[at]! ^= 1;
    await expect(vault.open({ ...sealed, c: altered.toString('base64') })).rejects.toThrow(
      PersonalDataAltered,
    );
  }
});

describe('the commitment beside a sealed value', () => {
  test('is the SHA-256 of 16 random bytes and the canonical JSON, and both stand in the ciphertext', async () => {
    const { vault, store, master } = testVault();
    const { d, c } = await sealedBy(vault, ana, { b: 1, a: 'Ñ' });
    const row = (await store.get([ana])).get(ana) as { readonly wrapped: Uint8Array };
    const key = decrypt(master.wrapping, ana, row.wrapped.subarray(1));
    const opening = decrypt(key, `${ana}\0${d}`, Buffer.from(c, 'base64'));
    expect(createHash('sha256').update(opening).digest('hex')).toBe(d);
    expect(opening.subarray(16).toString()).toBe('{"a":"Ñ","b":1}');
  });

  test('is another one each time, so that nothing can be guessed from it', async () => {
    const { vault } = testVault();
    const all = new Set<string | undefined>();
    for (let n = 0; n < 200; n++) all.add((await sealedBy(vault, ana, 'Yes')).d);
    expect(all.size).toBe(200);
  });

  test('cannot be replaced or taken away', async () => {
    const { vault } = testVault();
    const sealed = stored(await sealedBy(vault));
    const other = stored(await sealedBy(vault));
    for (const d of [other.d, undefined, ''])
      await expect(vault.open({ ...sealed, d } as typeof sealed)).rejects.toThrow(PersonalDataAltered);
  });

  test('is missing in values from before there were any, which open all the same', async () => {
    const { vault, store, master } = testVault();
    await sealedBy(vault);
    const row = (await store.get([ana])).get(ana) as { readonly wrapped: Uint8Array };
    const key = decrypt(master.wrapping, ana, row.wrapped.subarray(1));
    const older = encrypt(key, Buffer.alloc(12, 3), ana, JSON.stringify(name)).toString('base64');
    expect(await vault.open({ $sealed: ana, c: older })).toEqual(name);
  });
});

describe('an opening', () => {
  test('is what the commitment commits to', async () => {
    const { vault } = testVault();
    const sealed = [stored(await sealedBy(vault)), stored(await sealedBy(vault, ben, 'note'))];
    const openings = await vault.openings(sealed);
    for (const [at, opening] of openings.entries())
      expect(createHash('sha256').update(opening!).digest('hex')).toBe(sealed[at]!.d);
    expect(openings[1]!.subarray(16).toString()).toBe('"note"');
  });

  test('is none of an erased subject, nor of a value that has no commitment', async () => {
    const { vault, store, master } = testVault();
    const sealed = stored(await sealedBy(vault));
    const row = (await store.get([ana])).get(ana) as { readonly wrapped: Uint8Array };
    const key = decrypt(master.wrapping, ana, row.wrapped.subarray(1));
    const older = encrypt(key, Buffer.alloc(12, 3), ana, JSON.stringify(name)).toString('base64');
    expect(await vault.openings([{ $sealed: ana, c: older }])).toEqual([undefined]);
    await vault.shred(ana);
    expect(await vault.openings([sealed])).toEqual([undefined]);
  });

  test('that was altered is found', async () => {
    const { vault } = testVault();
    const [one, other] = [stored(await sealedBy(vault)), stored(await sealedBy(vault))];
    await expect(vault.openings([{ ...one, c: other.c }])).rejects.toThrow(PersonalDataAltered);
  });
});

test('who is erased is asked of the store, whatever this process still remembers', async () => {
  const store = new MemoryKeyStore();
  const { vault } = testVault({ store });
  await sealedBy(vault);
  expect(await vault.erasedAmong([ana, ben])).toEqual(new Set());
  await testVault({ store }).vault.shred(ana);
  expect(await vault.erasedAmong([ana, ben])).toEqual(new Set([ana]));
});

test('a ciphertext that is cut short is found', async () => {
  const { vault } = testVault();
  const { c } = await sealedBy(vault);
  await expect(vault.open({ $sealed: ana, c: c.slice(0, 20) })).rejects.toThrow(PersonalDataAltered);
});

test("one subject's data does not open as another's", async () => {
  const { vault } = testVault();
  const sealed = await sealedBy(vault, ana);
  await sealedBy(vault, ben);
  await expect(vault.open({ $sealed: ben, c: sealed.c })).rejects.toThrow(PersonalDataAltered);
});

test("one subject's key does not serve another, even when its row is copied", async () => {
  const { vault, store } = testVault();
  const { c } = await sealedBy(vault, ana);
  store.rows.set(ben, store.rows.get(ana)!);
  await expect(vault.open({ $sealed: ben, c })).rejects.toThrow(PersonalDataAltered);
});

test('all new keys of a call are made in one insertion', async () => {
  const { vault, store } = testVault();
  await vault.sealAll(Array.from({ length: 50 }, (_, n) => seal(subject(`person-${n}`), { n })));
  expect(store.insertions).toBe(1);
  expect(store.rows.size).toBe(50);
});

test('two vaults that race for a new key end with one, and read each other', async () => {
  const store = new MemoryKeyStore();
  const one = testVault({ store, seed: 'one' }).vault;
  const two = testVault({ store, seed: 'two' }).vault;
  const [first, second] = await Promise.all([sealedBy(one), sealedBy(two)]);
  expect(await two.open(stored(first!))).toEqual(name);
  expect(await one.open(stored(second!))).toEqual(name);
});

test('a subject without any key stops the reader: it is lost, not erased', async () => {
  const { vault, store } = testVault();
  const sealed = stored(await sealedBy(vault));
  store.rows.delete(ana);
  const restarted = testVault({ store }).vault;
  await expect(restarted.open(sealed)).rejects.toThrow(KeyMissing);
});

describe('shredding', () => {
  test('what was readable a moment ago is gone at once', async () => {
    const { vault } = testVault();
    const sealed = stored(await sealedBy(vault));
    expect(await vault.open(sealed)).toEqual(name);
    await vault.shred(ana);
    expect(await vault.open(sealed)).toBeUndefined();
    expect(opened(sealed)).toBeUndefined();
  });

  test('leaves everybody else readable', async () => {
    const { vault } = testVault();
    const sealed = stored(await sealedBy(vault, ben));
    await vault.shred(ana);
    expect(await vault.open(sealed)).toEqual(name);
  });

  test('nothing new is kept for an erased subject', async () => {
    const { vault } = testVault();
    await sealedBy(vault);
    await vault.shred(ana);
    await expect(sealedBy(vault)).rejects.toThrow(SubjectErased);
  });

  test('a key that was on its way from the store does not survive in the cache', async () => {
    const store = new MemoryKeyStore();
    const sealed = stored(await sealedBy(testVault({ store }).vault));
    const { vault } = testVault({ store });
    let release = () => {};
    const get = store.get.bind(store);
    store.get = async (subjects) => {
      const found = await get(subjects);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return found;
    };
    const slow = vault.open(stored(sealed));
    await Promise.resolve();
    await vault.shred(ana);
    store.get = get;
    release();
    await slow;
    expect(await vault.open(sealed)).toBeUndefined();
  });

  test('by another process is seen within a minute', async () => {
    const store = new MemoryKeyStore();
    const { vault, clock } = testVault({ store });
    const sealed = stored(await sealedBy(vault));
    await testVault({ store }).vault.shred(ana);
    clock.advance(60_000);
    expect(await vault.open(sealed)).toBeUndefined();
  });
});

describe('bytes', () => {
  const picture = Buffer.from([0xff, 0xd8, 0, 1, 2, 3]);

  test('open to the same bytes, for the part of which they are', async () => {
    const { vault } = testVault();
    const sealed = await vault.sealBytes(ana, picture, 'file-1:0');
    expect(sealed.includes(picture)).toBe(false);
    expect(await vault.openBytes(ana, sealed, 'file-1:0')).toEqual(picture);
  });

  test('open neither altered, nor as another part, nor as another’s', async () => {
    const { vault } = testVault();
    const sealed = await vault.sealBytes(ana, picture, 'file-1:0');
    await vault.sealBytes(ben, picture, 'file-1:0');
    const altered = Buffer.from(sealed);
    altered[20]! ^= 1;
    for (const [whose, bytes, bound] of [
      [ana, altered, 'file-1:0'],
      [ana, sealed.subarray(1), 'file-1:0'],
      [ana, sealed, 'file-1:1'],
      [ben, sealed, 'file-1:0'],
    ] as const)
      await expect(vault.openBytes(whose, bytes, bound)).rejects.toThrow(PersonalDataAltered);
  });

  test('of an erased subject are gone, and none are taken any more', async () => {
    const { vault } = testVault();
    const sealed = await vault.sealBytes(ana, picture, 'file-1:0');
    await vault.shred(ana);
    expect(await vault.openBytes(ana, sealed, 'file-1:0')).toBeUndefined();
    await expect(vault.sealBytes(ana, picture, 'file-1:0')).rejects.toThrow(SubjectErased);
  });
});

describe('tags', () => {
  test('are the same for the same kind and value, on every start', () => {
    const tag = testVault({ seed: 'a' }).vault.tag('ssn', '123456789');
    expect(testVault({ seed: 'b' }).vault.tag('ssn', '123456789')).toBe(tag);
    expect(tag).toMatch(/^[\w-]{22}$/);
  });

  test('differ by kind, by value and by master key', () => {
    const { vault } = testVault();
    const others = [
      vault.tag('cin', '123456789'),
      vault.tag('ssn', '123456780'),
      vault.tag('ssn1', '23456789'),
      testVault({ root: new Uint8Array(32).fill(2) }).vault.tag('ssn', '123456789'),
    ];
    expect(others).not.toContain(vault.tag('ssn', '123456789'));
    expect(new Set(others).size).toBe(others.length);
  });
});

test('a key store of another master key is refused at start, also by one that is named by the same byte', async () => {
  const { vault, store } = testVault();
  await vault.assertMasterKeyFits();
  // 256 names for all keys there are: some hundreds hold every name.
  for (let n = 2; n < 800; n++) {
    const root = new Uint8Array(32).fill(n % 256).fill(100 + (n >> 8), 0, 8);
    await expect(testVault({ store, root }).vault.assertMasterKeyFits()).rejects.toThrow(MasterKeyRefused);
  }
});
