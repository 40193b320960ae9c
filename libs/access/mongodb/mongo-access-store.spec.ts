import { FakeClock, SeededRandomness } from '#kernel/testing';
import { describeMongo } from '../../../test/mongodb/describe-mongo.js';
import { demoIdentity } from '../src/demo-identities.js';
import {
  countersContract,
  sessionStoreContract,
  sharedNotesContract,
  staffStoreContract,
} from '../testing/index.js';
import { MongoAccessStore } from './mongo-access-store.js';

const lifetime = { idleMinutes: 15, absoluteMinutes: 720 };

describeMongo('access', (on) => {
  let clock: FakeClock;
  let store: MongoAccessStore;
  /** Where a server mixes up the answers of updates at once, it gets one at a time. */
  const pool = on.server.exactAnswers ? '' : 'maxPoolSize=1';
  const open = async (seed: string) =>
    MongoAccessStore.open(await on.connect(pool), { clock, randomness: new SeededRandomness(seed) });

  beforeEach(async () => {
    clock = new FakeClock();
    store = await open('access');
  });

  describe('sessions', () => sessionStoreContract(() => ({ store: store.sessions, clock })));
  describe('counters', () => countersContract(() => ({ counters: store.counters, clock })));
  describe('notes', () => sharedNotesContract(() => ({ notes: store.notes, clock })));
  describe('staff', () => staffStoreContract(() => store.staff));

  test('a session survives a restart, an ended one does not come back', async () => {
    const kept = await store.sessions.create('ana', lifetime);
    const ended = await store.sessions.create('ben', lifetime);
    await store.sessions.end(ended);
    const { sessions } = await open('again');
    expect(await sessions.find(kept)).toBeDefined();
    expect(await sessions.find(ended)).toBeUndefined();
  });

  test('a session that another process ends is over here at once', async () => {
    const [here, there] = [store.sessions, (await open('there')).sessions];
    const token = await here.create('ana', lifetime);
    await here.use(token);
    await there.end(token);
    expect(await here.use(token)).toBeUndefined();
  });

  test('a session that is used elsewhere stays alive here', async () => {
    const [here, there] = [store.sessions, (await open('there')).sessions];
    const token = await here.create('ana', lifetime);
    await here.use(token);
    clock.advance(14 * 60_000);
    await there.use(token);
    clock.advance(14 * 60_000);
    expect(await here.use(token)).toBeDefined();
  });

  test('the token itself is nowhere in the database', async () => {
    const token = await store.sessions.create('ana', lifetime);
    const { db } = await on.connect();
    const all = JSON.stringify(await db.collection('sessions').find().toArray());
    expect(all).toContain('ana');
    expect(all).not.toContain(token);
  });

  test('a request within a minute of the last one writes nothing', async () => {
    const token = await store.sessions.create('ana', lifetime);
    const { db } = await on.connect();
    const stored = () => db.collection('sessions').findOne({ identityId: 'ana' });
    const before = await stored();
    for (let second = 0; second < 59; second++) {
      clock.advance(1_000);
      await store.sessions.use(token);
    }
    expect(await stored()).toEqual(before);
    clock.advance(1_000);
    await store.sessions.use(token);
    expect(await stored()).not.toEqual(before);
  });

  test('expired sessions, counters and notes are swept within a minute of the next one', async () => {
    await store.sessions.create('ana', lifetime);
    await store.counters.increment('a', 60);
    await store.notes.put('desk', 'w-1', {}, 60);
    clock.advance(13 * 3_600_000);
    await store.sessions.create('ben', lifetime);
    await store.counters.increment('b', 60);
    await store.notes.put('desk', 'w-2', {}, 60);
    const { db } = await on.connect();
    const ids = (await db.collection('sessions').find().toArray()).map(({ identityId }) => identityId);
    expect(ids).toEqual(['ben']);
    expect(await db.collection('counters').countDocuments()).toBe(1);
    expect(await db.collection('notes').countDocuments()).toBe(1);
  });

  test('staff has no right and no role that this program does not know', async () => {
    await store.staff.remember(demoIdentity('worker-19')!);
    await store.staff.remember(demoIdentity('worker-34')!);
    const staff = (await on.connect()).db.collection<{ _id: string }>('staff');
    await staff.updateOne({ _id: 'worker-19' }, { $set: { rights: ['person:view', 'moon:view'] } });
    await staff.updateOne({ _id: 'worker-34' }, { $set: { role: 'wizard' } });
    expect([...(await store.staff.find('worker-19'))!.rights]).toEqual(['person:view']);
    expect(await store.staff.find('worker-34')).toBeUndefined();
  });

  // An emulation that stands in for the server loses some of increments sent at once (docs/adr/0010).
  const exact = on.server.exactAnswers ? test : test.skip;
  exact('counts exactly from many processes at once', async () => {
    const stores = await Promise.all(Array.from({ length: 5 }, (_, n) => open(`${n}`)));
    const counts = await Promise.all(
      stores.flatMap(({ counters }) => Array.from({ length: 40 }, () => counters.increment('a', 60))),
    );
    expect(new Set(counts).size).toBe(200);
  });
});
