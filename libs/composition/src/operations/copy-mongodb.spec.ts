import { MongoLeases } from '#engine/mongodb';
import { systemClock } from '#kernel';
import { describeMongo } from '../../../../test/mongodb/describe-mongo.js';
import {
  contentOf,
  copied,
  copyingGround,
  isSent,
  own,
  type Prepared,
  prepared,
} from '../../testing/copied.js';
import { processesLease } from '../system.js';

describeMongo('a copy with its keys and processes', (on) => {
  let history: Prepared;
  let ground: Awaited<ReturnType<typeof copyingGround>>;
  beforeAll(async () => {
    history = await prepared();
  });
  beforeEach(async () => {
    ground = await copyingGround(history);
  });
  afterEach(() => ground.close());
  afterAll(() => history.remove());

  const address = (name: string) => `sqlite:${ground.folder(name)}`;
  const manyMachines = () => ({
    ...ground.onServer('e'),
    READ_STORE: 'mongodb',
    MONGODB_URL: on.address(),
  });

  test('goes to many machines, and back', async () => {
    const there = await copied(manyMachines(), { from: address('a'), to: 'eventstoredb' });
    expect(there.keys?.copied).toBe(there.keys?.keys);
    const back = await copied(manyMachines(), {
      from: ground.fake.url,
      to: address('b'),
      keysFrom: 'mongodb',
    });
    expect(back.keys).toEqual(there.keys);
    for (const { processes } of [there, back])
      expect(new Set(processes.map(({ state }) => state))).toEqual(new Set(['moved']));
    const [a, b] = [await own(ground.embedded('a')), await own(ground.embedded('b'))];
    expect(await contentOf(b.ports.system.store)).toEqual(await contentOf(a.ports.system.store));
    expect(await isSent(b, 'm-1')).toBe(true);
    await a.close();
    await b.close();
  });

  test('is refused while somebody runs the processes there', async () => {
    const leases = new MongoLeases(await on.connect(), { clock: systemClock, holder: 'a server' });
    await leases.acquire(processesLease, 60_000);
    const run = () =>
      copied(ground.embedded('a'), { from: address('a'), to: address('b'), keysTo: on.address() });
    await expect(run()).rejects.toThrow('stop every api and projector first');
    await leases.release(processesLease);
    expect((await run()).keys?.erased).toBe(1);
  });
});
