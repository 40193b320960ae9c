import { subject } from '#kernel';
import { connectMongo } from '#read-store/mongodb';
import { describeMongo } from '../../../test/mongodb/describe-mongo.js';
import { MongoProxy } from '../../../test/mongodb/proxy.js';
import { KeyStoreUnavailable } from '../src/errors.js';
import { keyStoreContract } from '../testing/index.js';
import { MongoKeyStore } from './mongo-key-store.js';

describeMongo('keys', (on) => {
  const open = async () => new MongoKeyStore(await on.connect());

  keyStoreContract(async () => ({ store: await open(), reopen: open }));

  test('writers of several processes that race end with one key each', async () => {
    const stores = await Promise.all(Array.from({ length: 5 }, open));
    const subjects = Array.from({ length: 20 }, (_, n) => subject(`person-${n}`));
    const answers = await Promise.all(
      stores.map((store, n) =>
        store.insertAbsent(new Map(subjects.map((each) => [each, Buffer.alloc(61, n)]))),
      ),
    );
    const stored = await stores[0]!.get(subjects);
    for (const each of subjects)
      for (const answer of answers) expect(answer.get(each)).toEqual(stored.get(each));
  });

  test('many keys are read and inserted at once, whichever of them were there', async () => {
    const store = await open();
    const subjects = Array.from({ length: 1_200 }, (_, n) => subject(`person-${n}`));
    await store.insertAbsent(new Map(subjects.slice(0, 3).map((each) => [each, Buffer.alloc(61, 1)])));
    const answer = await store.insertAbsent(new Map(subjects.map((each) => [each, Buffer.alloc(61, 2)])));
    const fills = subjects.map((each) => (answer.get(each) as { wrapped: Uint8Array }).wrapped[0]);
    expect(fills.slice(0, 4)).toEqual([1, 1, 1, 2]);
    expect((await store.get(subjects)).size).toBe(1_200);
  });

  test('after shredding the database holds no byte of the key', async () => {
    const store = await open();
    const ana = subject('person-1');
    await store.insertAbsent(new Map([[ana, Buffer.alloc(61, 7)]]));
    await store.shred(ana);
    const { db } = await on.connect();
    expect(await db.collection<{ _id: string }>('keys').findOne({ _id: ana })).toEqual({
      _id: ana,
      wrapped: null,
    });
  });

  test('an insertion whose answer is lost says so, and repeated it answers with what stands', async () => {
    const { proxy, url } = await MongoProxy.before(on.address('retryWrites=false&minHeartbeatFrequencyMS=5'));
    const mongo = await connectMongo(url);
    const store = new MongoKeyStore(mongo);
    const ana = subject('person-1');
    proxy.fate = (command) => (command === 'insert' ? 'lose answer' : 'pass');
    await expect(store.insertAbsent(new Map([[ana, Buffer.alloc(61, 1)]]))).rejects.toBeInstanceOf(
      KeyStoreUnavailable,
    );
    proxy.fate = () => 'pass';
    const answer = await store.insertAbsent(new Map([[ana, Buffer.alloc(61, 2)]]));
    expect((answer.get(ana) as { wrapped: Uint8Array }).wrapped[0]).toBe(1);
    await mongo.close();
    await proxy.close();
  });
});
