import { collected, type FileStore } from '#files';
import { fileId, systemRandomness } from '#kernel';
import { SeededRandomness } from '#kernel/testing';

const newId = () => fileId(systemRandomness.uuid());
const megabytes = Buffer.from(new SeededRandomness('file').bytes(3 * 1024 * 1024 + 7));

async function* piecesOf(bytes: Uint8Array, length = 65_564): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function* breakingAfter(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield* piecesOf(bytes);
  throw new Error('the sender hung up');
}

export interface OpenedFileStore {
  readonly store: FileStore;
  /** Closes it and opens the same place again. */
  reopen(): Promise<FileStore>;
}

/** What every file store keeps. */
export function fileStoreContract(open: () => Promise<OpenedFileStore>): void {
  const kept = async (store: FileStore, id = newId(), bytes: Uint8Array = megabytes) => {
    await store.write(id, piecesOf(bytes));
    return id;
  };
  const readBack = async (store: FileStore, id = newId()) => {
    const found = await store.read(id);
    return found && (await collected(found));
  };
  const listed = async (store: FileStore) => {
    const all = [];
    for await (const each of store.list()) all.push(each);
    return all;
  };

  test('what was written is read back to the byte, also after a restart', async () => {
    const { store, reopen } = await open();
    const id = await kept(store);
    expect((await readBack(store, id))?.equals(megabytes)).toBe(true);
    expect((await readBack(await reopen(), id))?.equals(megabytes)).toBe(true);
  });

  test('an empty file is a file', async () => {
    const { store } = await open();
    const id = await kept(store, newId(), new Uint8Array(0));
    expect(await readBack(store, id)).toHaveLength(0);
  });

  test('what is not there is not there, whatever its id looks like', async () => {
    const { store } = await open();
    await kept(store);
    for (const id of [newId(), fileId('../../etc/passwd'), fileId(''), fileId('..'), fileId('a/b')])
      expect(await store.read(id)).toBeUndefined();
    await store.remove(fileId('../../etc/passwd'));
  });

  test('a write that breaks off leaves nothing, and the same id can be written afterwards', async () => {
    const { store } = await open();
    const id = newId();
    await expect(store.write(id, breakingAfter(megabytes))).rejects.toThrow('the sender hung up');
    expect(await store.read(id)).toBeUndefined();
    expect(await listed(store)).toEqual([]);
    await kept(store, id);
    expect((await readBack(store, id))?.equals(megabytes)).toBe(true);
  });

  test('what was removed is gone, and may be removed again', async () => {
    const { store } = await open();
    const [first, second] = [await kept(store), await kept(store)];
    await store.remove(first);
    await store.remove(first);
    expect(await store.read(first)).toBeUndefined();
    expect((await listed(store)).map(({ id }) => id)).toEqual([second]);
  });

  test('every file is listed once, with the time when it was written', async () => {
    const { store } = await open();
    const before = new Date(Math.floor(Date.now() / 1_000 - 2) * 1_000).toISOString();
    const ids = await Promise.all(
      Array.from({ length: 12 }, () => kept(store, newId(), megabytes.subarray(0, 10))),
    );
    const found = await listed(store);
    expect(found.map(({ id }) => id).sort()).toEqual([...ids].sort());
    for (const { writtenAt } of found) expect(writtenAt >= before).toBe(true);
  });

  test('whoever stops reading early holds nothing up', async () => {
    const { store } = await open();
    const id = await kept(store);
    for (let n = 0; n < 60; n++)
      for await (const piece of (await store.read(id))!) {
        expect(piece.length).toBeGreaterThan(0);
        break;
      }
    expect((await readBack(store, id))?.length).toBe(megabytes.length);
  });

  test('many at a time do not disturb each other', async () => {
    const { store } = await open();
    const ids = await Promise.all(
      Array.from({ length: 10 }, (_, n) => kept(store, newId(), megabytes.subarray(n * 100_000))),
    );
    const read = await Promise.all(ids.map((id) => readBack(store, id)));
    read.forEach((bytes, n) => {
      expect(bytes?.equals(megabytes.subarray(n * 100_000))).toBe(true);
    });
  });

  test('what broken writes left is swept, and what is whole stays', async () => {
    const { store } = await open();
    const id = await kept(store);
    await store.write(newId(), breakingAfter(megabytes)).catch(() => undefined);
    await store.removeUnfinished(new Date(Date.now() + 60_000).toISOString());
    expect((await readBack(store, id))?.length).toBe(megabytes.length);
  });

  test('it can be asked whether it is there', async () => {
    const { store } = await open();
    await expect(store.check()).resolves.toBeUndefined();
  });
}
