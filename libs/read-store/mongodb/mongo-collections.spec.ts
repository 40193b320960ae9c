import { ReadStoreRefused, UnstorableDocument, ViewBehind } from '#read-store';
import { MongoReadStore } from '#read-store/mongodb';
import { CopyWriter, changed, created, letters, position } from '#read-store/testing';
import { describeMongo } from '../../../test/mongodb/describe-mongo.js';

const newer = { ...letters, version: 2, fields: { ...letters.fields, colour: 'text' as const } };

describeMongo('the collections of the read store', (on) => {
  const open = async () => {
    const mongo = await on.connect();
    return { db: mongo.db, store: new MongoReadStore(mongo) };
  };
  const collections = async ({ db }: Awaited<ReturnType<typeof open>>) =>
    (await db.listCollections({}, { nameOnly: true }).toArray())
      .map(({ name }) => name)
      .filter((name) => name.startsWith('views.'))
      .sort();

  it('keeps each copy of a view in a collection of its own, which goes with it', async () => {
    const opened = await open();
    await CopyWriter.live(opened.store);
    await CopyWriter.live(opened.store, letters, 'v1-2');
    expect(await collections(opened)).toHaveLength(2);
    await opened.store.retire('letters', 'v1-1');
    expect(await collections(opened)).toEqual([expect.stringContaining('v1-2')]);
    expect(await opened.db.collection('view_checkpoints').countDocuments()).toBe(1);
  });

  it('lets a late writer of a retired copy write nowhere, not even into a new copy of that name', async () => {
    const opened = await open();
    await CopyWriter.live(opened.store, letters, 'v1-2');
    const late = await CopyWriter.open(opened.store);
    await opened.store.retire('letters', 'v1-1');
    const fresh = await CopyWriter.open(opened.store);
    await fresh.commit(1, [created(1, 'a', { day: 'fresh' })]);
    expect(await late.commit(1, [created(1, 'b', { day: 'late' })])).toBe('lost');
    await expect(late.copy.claim('ledger')).rejects.toThrow('retired');
    expect([...(await fresh.copy.load(['a', 'b'])).keys()]).toEqual(['a']);
    expect(await collections(opened)).toHaveLength(2);
  });

  it('removes what a crash left behind of copies that are listed no more', async () => {
    const opened = await open();
    await CopyWriter.live(opened.store);
    await opened.db.collection('views.letters.v0-1.1').insertOne({ left: 'behind' });
    await opened.db
      .collection<{ _id: string }>('view_checkpoints')
      .insertOne({ _id: 'views.letters.v0-2.2' });
    await opened.db.collection('somebody.elses').insertOne({ stays: true });
    await opened.store.copy(letters, 'v1-2');
    await opened.store.retire('letters', 'v1-2');
    expect(await collections(opened)).toEqual([expect.stringContaining('v1-1')]);
    expect(await opened.db.collection('view_checkpoints').countDocuments()).toBe(1);
    expect(await opened.db.collection('somebody.elses').countDocuments()).toBe(1);
  });

  it('has the declared indexes once readers see a copy, and follows the declaration when it is opened', async () => {
    const { db, store } = await open();
    await CopyWriter.live(store);
    const names = async () => {
      const [name] = (await collections({ db, store })) as [string];
      return (await db.collection(name).indexes()).map((index) => index.name).sort();
    };
    expect(await names()).toEqual(['_id_', 'by county, status, day', 'by day, pages', 'by tag', 'removed']);
    await store.copy({ ...letters, indexes: [['status']] }, 'v1-1');
    expect(await names()).toEqual(['_id_', 'by status', 'by tag', 'removed']);
  });

  it('builds the indexes of a build at the end of its bulk mode', async () => {
    const { db, store } = await open();
    const writer = await CopyWriter.open(store);
    await writer.copy.beginBulk();
    await writer.commit(1, [created(1, 'a', {})]);
    const [name] = (await collections({ db, store })) as [string];
    const names = async () => (await db.collection(name).indexes()).map((index) => index.name).sort();
    expect(await names()).toEqual(['_id_']);
    await writer.copy.endBulk();
    expect(await names()).toEqual(['_id_', 'by county, status, day', 'by day, pages', 'by tag', 'removed']);
  });

  it('refuses bulk mode for a copy that has begun', async () => {
    const { store } = await open();
    const writer = await CopyWriter.open(store);
    await writer.commit(1, []);
    await expect(writer.copy.beginBulk()).rejects.toThrow('no bulk mode');
  });

  it('reads bodies back to the letter, whatever their members are called', async () => {
    const { store } = await open();
    const writer = await CopyWriter.live(store);
    const body = JSON.parse(
      '{"$set":{"a.b":1},"__proto__":{"x":[1.5,-0.25,1e21,9007199254740991]},"2":"order","1":[],"":null,"county":"19"}',
    );
    await writer.commit(1, [created(1, '$id.with "odd" signs', body)]);
    const found = await store.reader(letters).get('$id.with "odd" signs');
    expect(JSON.stringify(found)).toBe(JSON.stringify(body));
  });

  it('refuses a document that is larger than the server takes, and keeps nothing of its commit', async () => {
    const { store } = await open();
    const writer = await CopyWriter.open(store);
    const writes = [created(1, 'good', {}), created(1, 'bad', { note: 'é'.repeat(8 * 1024 * 1024) })];
    await expect(writer.commit(1, writes)).rejects.toBeInstanceOf(UnstorableDocument);
    expect((await writer.copy.load(['good'])).size).toBe(0);
  });

  it('takes a commit of more documents than one question loads', async () => {
    const { store } = await open();
    const writer = await CopyWriter.live(store);
    const ids = Array.from({ length: 1_200 }, (_, n) => `d${n}`);
    await writer.commit(
      1,
      ids.map((id) => created(1, id, { county: '19', note: 'x'.repeat(500) })),
    );
    expect((await writer.copy.load(ids)).size).toBe(1_200);
    expect((await store.reader(letters).getMany(ids)).size).toBe(1_200);
    expect((await store.reader(letters).find({ where: [], limit: 1_200 })).items).toHaveLength(1_200);
    expect((await writer.copy.fingerprint()).documents).toBe(1_200);
  }, 30_000);

  it('does not take a tombstone for a document whose members are missing', async () => {
    const { store } = await open();
    const writer = await CopyWriter.live(store);
    await writer.commit(1, [created(1, 'a', {}), created(1, 'b', {})]);
    await writer.commit(2, [changed(2, 1, 'a', undefined)]);
    const reader = store.reader(letters);
    const missing = [{ field: 'status', eq: null }];
    expect((await reader.find({ where: missing, limit: 9 })).items.map(({ id }) => id)).toEqual(['b']);
    expect(await reader.count([{ field: 'status', in: [null, 'x'] }], 9)).toBe(1);
    const sort = [{ field: 'day', direction: 'desc' as const }];
    expect((await reader.find({ where: [], sort, limit: 9 })).items.map(({ id }) => id)).toEqual(['b']);
  });

  it('sweeps the tombstones of the live copy and of those that can be gone back to, not of a build', async () => {
    const { store } = await open();
    const copies = [
      await CopyWriter.live(store, letters, 'v1-1'),
      await CopyWriter.live(store, letters, 'v1-2'),
      await CopyWriter.open(store, letters, 'v1-3'),
    ];
    for (const writer of copies) {
      await writer.commit(1, [created(1, 'a', {})]);
      await writer.commit(2, [changed(2, 1, 'a', undefined)]);
    }
    expect(await store.sweep('letters', position(3))).toBe(2);
    expect(await Promise.all(copies.map(async ({ copy }) => (await copy.load(['a'])).size))).toEqual([
      0, 0, 1,
    ]);
  });

  it('refuses to feed a copy whose declared fields changed without a new version', async () => {
    const { store } = await open();
    await CopyWriter.live(store);
    const changed = { ...letters, fields: newer.fields };
    await expect(store.copy(changed, 'v1-1')).rejects.toThrow('caseledger projections rebuild letters');
  });

  it('says that a view is behind when a query needs a field that only the next copy has', async () => {
    const { store } = await open();
    const writer = await CopyWriter.live(store);
    await writer.commit(1, [created(1, 'a', { county: '19' })]);
    const reader = store.reader(newer);
    expect(await reader.get('a')).toEqual({ county: '19' });
    const where = [{ field: 'colour', eq: 'red' }];
    await expect(reader.find({ where, limit: 1 })).rejects.toBeInstanceOf(ViewBehind);
    await expect(reader.count(where, 1)).rejects.toBeInstanceOf(ViewBehind);
  });

  it('lets readers of other processes see commits and switches with their next query', async () => {
    const { store } = await open();
    const reader = (await open()).store.reader(letters);
    expect(await reader.get('a')).toBeUndefined();
    const blue = await CopyWriter.live(store);
    await blue.commit(1, [created(1, 'a', { day: 'blue' })]);
    expect(await reader.get('a')).toEqual({ day: 'blue' });
    const green = await CopyWriter.open(store, letters, 'v1-2');
    await green.commit(1, [created(1, 'a', { day: 'green' })]);
    await store.flip(letters, 'v1-2', 'v1-1');
    await store.retire('letters', 'v1-1');
    expect(await reader.get('a')).toEqual({ day: 'green' });
    expect(await reader.checkpoint()).toEqual(green.at);
  });

  it('refuses what a newer version of the program wrote', async () => {
    const { db, store } = await open();
    await CopyWriter.live(store);
    await db.collection<{ _id: string }>('views').updateOne({ _id: 'letters' }, { $set: { layout: 99 } });
    await expect(store.copies()).rejects.toBeInstanceOf(ReadStoreRefused);
    await expect(store.reader(letters).get('a')).rejects.toThrow('newer version of this program');
    await expect(store.copy(letters, 'v1-1')).rejects.toBeInstanceOf(ReadStoreRefused);
  });

  it('refuses to switch to a copy that is not there, and names that could be no collection', async () => {
    const { store } = await open();
    await expect(store.flip(letters, 'v1-7', undefined)).rejects.toThrow('there is no copy v1-7 of letters');
    await expect(store.copy(letters, 'a/b')).rejects.toThrow(RangeError);
    await expect(store.copy({ ...letters, fields: { 'a.b': 'text' } }, 'v1-1')).rejects.toThrow(RangeError);
  });

  /** Only a real server explains how it finds documents. */
  const explained = on.server.name === 'TEST_MONGODB_URL' ? it : it.skip;
  explained('finds the default view of a county, sorted, by its index alone', async () => {
    const { db, store } = await open();
    const writer = await CopyWriter.live(store);
    await writer.commit(1, [created(1, 'a', { county: '19', status: 'open', day: '1' })]);
    const [name] = (await collections({ db, store })) as [string];
    const plan = await db
      .collection(name)
      .find({ $and: [{ 'fields.county': '19' }, { 'fields.status': 'open' }] })
      .sort({ 'fields.day': -1, _id: -1 })
      .explain('queryPlanner');
    const stages = JSON.stringify(plan.queryPlanner.winningPlan);
    expect(stages).toContain('"by county, status, day"');
    expect(stages).not.toContain('"SORT"');
    expect(stages).not.toContain('COLLSCAN');
  });
});
