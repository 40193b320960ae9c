import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeCursor, InvalidCursor, UnstorableDocument } from '#read-store';
import { SqliteReadStore } from '#read-store/sqlite';
import { CopyWriter, created, letters } from '#read-store/testing';

let folder: string;
let store: SqliteReadStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-store-'));
  store = SqliteReadStore.open({ folder, mode: 'owner' });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ['an id', created(1, 'a\0x', {})],
  ['half of a character in an id', created(1, 'a\ud83d', {})],
  ['a field', created(1, 'a', { county: '19\0x' })],
  ['the value of a tag', created(1, 'a', {}, [{ kind: 'name', value: 'X\0' }])],
  ['the kind of a tag', created(1, 'a', {}, [{ kind: 'na\0me', value: 'X' }])],
])('a text would not be the same in %s: the document is refused', async (_, write) => {
  const writer = await CopyWriter.live(store);
  await expect(writer.commit(1, [write])).rejects.toBeInstanceOf(UnstorableDocument);
  expect(await store.reader(letters).get('a')).toBeUndefined();
});

test('what is not indexed may hold any character', async () => {
  const writer = await CopyWriter.live(store);
  await writer.commit(1, [created(1, 'a', { note: 'x\0y' })]);
  expect(await store.reader(letters).get('a')).toEqual({ note: 'x\0y' });
});

test('a cursor with a text that cannot be stored is no cursor', async () => {
  await CopyWriter.live(store);
  const cursor = encodeCursor({ where: [] }, { id: 'a\0x', values: [] });
  const found = store.reader(letters).find({ where: [], limit: 1, cursor });
  await expect(found).rejects.toBeInstanceOf(InvalidCursor);
});
