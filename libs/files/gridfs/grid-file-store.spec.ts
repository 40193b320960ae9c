import { ObjectId } from 'mongodb';
import { collected } from '#files';
import { fileStoreContract } from '#files/testing';
import { fileId, systemRandomness } from '#kernel';
import { describeMongo } from '../../../test/mongodb/describe-mongo.js';
import { GridFileStore } from './grid-file-store.js';

describeMongo('GridFS', (on) => {
  const opened: GridFileStore[] = [];
  const open = async () => {
    const store = await GridFileStore.open(on.address());
    opened.push(store);
    return store;
  };
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
  });

  fileStoreContract(async () => ({ store: await open(), reopen: open }));

  test('pieces without a file are swept once they are old enough, and no others', async () => {
    const store = await open();
    const id = fileId(systemRandomness.uuid());
    async function* bytes() {
      yield Buffer.alloc(600_000, 1);
    }
    await store.write(id, bytes());
    const { db } = await on.connect();
    const chunks = db.collection('documents.chunks');
    const orphan = ObjectId.createFromTime(Date.parse('2026-05-01') / 1_000);
    for (const n of [0, 1]) await chunks.insertOne({ files_id: orphan, n, data: Buffer.alloc(10) });
    expect(await store.removeUnfinished('2026-04-30T00:00:00.000Z')).toBe(0);
    expect(await store.removeUnfinished('2026-05-02T00:00:00.000Z')).toBe(1);
    expect(await chunks.countDocuments({ files_id: orphan })).toBe(0);
    expect(await collected((await store.read(id))!)).toHaveLength(600_000);
  });
});
