import { Membership } from '#composition';
import { MongoMembers } from '#engine/mongodb';
import { systemClock, systemRandomness } from '#kernel';
import { readConfig } from '#settings';
import { describeMongo } from '../../../test/mongodb/describe-mongo.js';
import { contentOf, copied, copyingGround, isSent, own, type Prepared, prepared } from '../testing/copied.js';
import { renewLedgerIds } from './renew-ledger-ids.js';

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

  test.each(['together', 'alone'] as const)('is refused while somebody else works there %s', async (role) => {
    const ports = { clock: systemClock, holder: 'somebody-else' };
    const membership = await Membership.join(new MongoMembers(await on.connect(), ports), role, systemClock);
    const run = () =>
      copied(ground.embedded('a'), { from: address('a'), to: address('b'), keysTo: on.address() });
    await expect(run()).rejects.toThrow(/\(somebody-else\): stop every api and projector first/);
    await membership.leave();
    expect((await run()).keys?.erased).toBe(1);
  });

  test('and so is a new id of a ledger there', async () => {
    const env = manyMachines();
    await (await own(env)).close();
    const ports = { clock: systemClock, holder: 'an-api' };
    const membership = await Membership.join(
      new MongoMembers(await on.connect(), ports),
      'together',
      systemClock,
    );
    const renewing = () =>
      renewLedgerIds(
        readConfig(env),
        { env, clock: systemClock, randomness: systemRandomness },
        { reason: 'a test', by: { kind: 'ops', id: 'ops' } },
      );
    await expect(renewing()).rejects.toThrow(/\(an-api\): stop every api and projector first/);
    await membership.leave();
    expect((await renewing()).ledgers).toHaveLength(2);
  });

  test('lets no server start meanwhile', async () => {
    const ports = { clock: systemClock, holder: 'a-copy' };
    const membership = await Membership.join(
      new MongoMembers(await on.connect(), ports),
      'alone',
      systemClock,
    );
    const starting = () => own(manyMachines());
    await expect(starting()).rejects.toThrow(/\(a-copy\): start again when it has ended/);
    await membership.leave();
    await (await starting()).close();
  });
});
