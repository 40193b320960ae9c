import { ArrayEventStore } from '#engine/testing';
import { OutcomeUnknown, Unavailable, WrongExpected } from '#event-store';
import { type Subject, subject } from '#kernel';
import { FakeClock } from '#kernel/testing';
import { type KeyStore, KeyStoreUnavailable, type StoredKey } from '#privacy';
import { StoreWrites, WatchedEventStore, WatchedKeyStore } from './store-writes.js';

const event = { id: 'e-1', type: 'letters.Received.v1', data: '{}', metadata: '{}' };

const stored: ReadonlyMap<Subject, StoredKey> = new Map([[subject('person-1'), 'shredded']]);

/** A ledger and keys on one disk. */
function disk() {
  const clock = new FakeClock();
  const writes = new StoreWrites(clock);
  const inner = new ArrayEventStore();
  const store = new WatchedEventStore(inner, writes.events);
  const keyStore = { get: async () => stored, insertAbsent: async () => stored } as unknown as KeyStore;
  const keys = new WatchedKeyStore(keyStore, writes.keys);
  const failing = (error: Error | undefined) => {
    const append = ArrayEventStore.prototype.append.bind(inner);
    inner.append = error === undefined ? append : () => Promise.reject(error);
  };
  const append = () =>
    store.append(
      'letter-1',
      [event],
      inner.events.length === 0 ? 'no_stream' : BigInt(inner.events.length - 1),
    );
  return { clock, writes, store, keys, keyStore, failing, append };
}

test.each([
  new Unavailable('nothing was stored: database or disk is full'),
  new OutcomeUnknown('the commit failed'),
])('a ledger whose last append ended in %s is known not to take any, until one is stored', async (error) => {
  const { writes, failing, append } = disk();
  await append();
  expect(writes.events.trouble).toBeUndefined();
  failing(error);
  await expect(append()).rejects.toThrow(error);
  expect(writes.events.trouble).toContain(error.message);
  expect(writes.looks.trouble).toBeUndefined();
  failing(undefined);
  await append();
  expect(writes.events.trouble).toBeUndefined();
});

test('a refused append says nothing, neither good nor bad', async () => {
  const { writes, store, failing, append } = disk();
  await expect(store.append('letter-1', [event], 7n)).rejects.toThrow(WrongExpected);
  expect(writes.events.trouble).toBeUndefined();
  failing(new Unavailable('the disk is full'));
  await expect(append()).rejects.toThrow('full');
  failing(undefined);
  await expect(store.append('letter-1', [event], 7n)).rejects.toThrow(WrongExpected);
  expect(writes.events.trouble).toContain('full');
});

test('a failure counts for a minute after the last try: somebody has to try again', async () => {
  const { clock, writes, failing, append } = disk();
  failing(new Unavailable('the disk is full'));
  await expect(append()).rejects.toThrow('full');
  clock.advance(50_000);
  await expect(append()).rejects.toThrow('full');
  clock.advance(59_000);
  expect(writes.events.trouble).toContain('full');
  clock.advance(1_000);
  expect(writes.events.trouble).toBeUndefined();
});

test('keys that cannot be stored are known, too: without them no event is appended', async () => {
  const { writes, keys, keyStore } = disk();
  const key = new Map([[subject('person-1'), Buffer.alloc(61)]]);
  const insert = keyStore.insertAbsent.bind(keyStore);
  keyStore.insertAbsent = () => Promise.reject(new KeyStoreUnavailable('database or disk is full'));
  await expect(keys.insertAbsent(key)).rejects.toThrow('full');
  expect(writes.keys.trouble).toContain('full');
  keyStore.insertAbsent = insert;
  await keys.insertAbsent(key);
  expect(writes.keys.trouble).toBeUndefined();
  expect(await keys.get([subject('person-1')])).toEqual(stored);
});

test('appends are measured, by ledger and by how they ended', async () => {
  const seen: unknown[] = [];
  const clock = new FakeClock();
  const writes = new StoreWrites(clock, (write) => seen.push(write));
  const store = new WatchedEventStore(new ArrayEventStore(), writes.looks);
  await store.append('letter-1', [event], 'no_stream');
  await expect(store.append('letter-1', [{ ...event, id: 'e-2' }], 'no_stream')).rejects.toThrow(
    WrongExpected,
  );
  expect(seen).toEqual([
    { ledger: 'looks', milliseconds: 0, result: 'done' },
    { ledger: 'looks', milliseconds: 0, result: 'conflict' },
  ]);
});
