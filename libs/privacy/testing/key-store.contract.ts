import { subject } from '#kernel';
import type { KeyStore, StoredKey } from '../src/port.js';

const ana = subject('person-1');
const ben = subject('person-2');
const unicode = subject('person-Ñandú-猫');

const key = (fill: number) => Buffer.alloc(61, fill);
const bytesOf = (stored: StoredKey | undefined) =>
  stored === undefined || stored === 'shredded' ? stored : Buffer.from(stored.wrapped).toString('hex');

/** What every key store keeps. `reopen` closes the store and opens the same data again. */
export function keyStoreContract(
  open: () => Promise<{ readonly store: KeyStore; reopen(): Promise<KeyStore> }>,
): void {
  test('a subject without a key has no row', async () => {
    const { store } = await open();
    expect((await store.get([ana])).size).toBe(0);
  });

  test('a key is read back as it was written, by any name', async () => {
    const { store } = await open();
    await store.insertAbsent(new Map([[unicode, key(7)]]));
    expect(bytesOf((await store.get([unicode, ana])).get(unicode))).toBe(key(7).toString('hex'));
  });

  test('no subject stands for the one that it begins with', async () => {
    const { store } = await open();
    await store.insertAbsent(new Map([[ana, key(1)]]));
    const longer = subject(`${ana}\0x`);
    expect((await store.get([longer])).size).toBe(0);
    await store.shred(longer).catch(() => undefined);
    await store.insertAbsent(new Map([[longer, key(2)]])).catch(() => undefined);
    expect(bytesOf((await store.get([ana])).get(ana))).toBe(key(1).toString('hex'));
  });

  test('of two writers of one key the first wins, and the second is told which key stands', async () => {
    const { store } = await open();
    await store.insertAbsent(new Map([[ana, key(1)]]));
    const answer = await store.insertAbsent(
      new Map([
        [ana, key(2)],
        [ben, key(3)],
      ]),
    );
    expect(bytesOf(answer.get(ana))).toBe(key(1).toString('hex'));
    expect(bytesOf(answer.get(ben))).toBe(key(3).toString('hex'));
  });

  test('writers that race end with one key', async () => {
    const { store } = await open();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => store.insertAbsent(new Map([[ana, key(n)]]))),
    );
    const keys = new Set(answers.map((each) => bytesOf(each.get(ana))));
    expect(keys.size).toBe(1);
    expect(keys).toContain(bytesOf((await store.get([ana])).get(ana)));
  });

  test('a key is replaced only while it is the one that somebody looked at', async () => {
    const { store, reopen } = await open();
    await store.insertAbsent(new Map([[ana, key(1)]]));
    expect(await store.replace(ana, key(2), key(3))).toBe(false);
    expect(await store.replace(ben, key(1), key(3))).toBe(false);
    expect(await store.replace(ana, key(1), key(3))).toBe(true);
    await store.shred(ana);
    expect(await store.replace(ana, key(3), key(4))).toBe(false);
    expect((await (await reopen()).get([ana])).get(ana)).toBe('shredded');
  });

  test('a shredded key leaves a tombstone that no later writer replaces', async () => {
    const { store } = await open();
    await store.insertAbsent(new Map([[ana, key(1)]]));
    await store.shred(ana);
    const answer = await store.insertAbsent(new Map([[ana, key(2)]]));
    expect(answer.get(ana)).toBe('shredded');
    expect((await store.get([ana])).get(ana)).toBe('shredded');
  });

  test('a subject that never had a key can be shredded, and again', async () => {
    const { store } = await open();
    await store.shred(ben);
    await store.shred(ben);
    expect((await store.get([ben])).get(ben)).toBe('shredded');
  });

  test('all keys and tombstones are listed as they are stored, each once', async () => {
    const { store } = await open();
    const many = Array.from({ length: 1_203 }, (_, n) => subject(`person-${n}`));
    await store.insertAbsent(new Map([...many, unicode].map((each, n) => [each, key(n % 251)])));
    await store.shred(many[4]!);
    const listed: (readonly [string, string | undefined])[] = [];
    for await (const page of store.all())
      for (const [whose, stored] of page) listed.push([whose, bytesOf(stored)]);
    expect(listed).toHaveLength(1_204);
    expect(new Map(listed)).toEqual(
      new Map(
        [...many, unicode].map((each, n) => [each, n === 4 ? 'shredded' : key(n % 251).toString('hex')]),
      ),
    );
  });

  test('keys and tombstones are there after a restart', async () => {
    const { store, reopen } = await open();
    await store.insertAbsent(
      new Map([
        [ana, key(1)],
        [ben, key(2)],
      ]),
    );
    await store.shred(ben);
    const again = await reopen();
    const found = await again.get([ana, ben]);
    expect(bytesOf(found.get(ana))).toBe(key(1).toString('hex'));
    expect(found.get(ben)).toBe('shredded');
  });
}
