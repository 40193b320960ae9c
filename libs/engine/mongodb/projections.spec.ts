import type { Json } from '#read-store';
import { connectMongo, type Mongo, MongoDeadLetters, MongoReadStore } from '#read-store/mongodb';
import { describeMongo } from '../../../test/mongodb/describe-mongo.js';
import { MongoProxy } from '../../../test/mongodb/proxy.js';
import type { Projection } from '../src/projecting/projection.js';
import { rebuildProjections } from '../src/projecting/rebuild.js';
import type { RebuildOptions } from '../src/projecting/rebuild-types.js';
import { counties, foldedFresh, letters } from '../testing/letters.js';
import { asking, type Crash, failingOnce, RunnerWorld } from '../testing/runner-world.js';

// Connections are cut again and again: on a busy machine that takes its time.
jest.setTimeout(180_000);

const both = [letters, counties] as unknown as Projection[];

describeMongo('projections', (on) => {
  let world: RunnerWorld;
  let readStore: MongoReadStore;
  let deadLetters: MongoDeadLetters;
  const closers: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    world = new RunnerWorld();
    const mongo = await on.connect();
    readStore = new MongoReadStore(mongo);
    deadLetters = new MongoDeadLetters(mongo);
  });
  afterEach(async () => {
    await world.end();
    for (const close of closers.splice(0)) await close();
  });

  const start = (mongo: { readStore?: RebuildOptions['readStore']; deadLetters?: MongoDeadLetters } = {}) =>
    world.start({ readStore, deadLetters, ...mongo });
  const fresh = () => foldedFresh(letters, world.store.events);
  const rebuild = (more: Partial<RebuildOptions> = {}) =>
    finished({ ...world.ports, readStore, deadLetters, projections: both, eventsPerCommit: 30, ...more });

  async function rows(): Promise<Map<string, Json>> {
    const { items } = await readStore.reader(letters.schema).find({ where: [], limit: 1_000 });
    return new Map(items.map(({ id, document }) => [id, document]));
  }

  const caughtUp = () =>
    world.until(async () => {
      const head = await world.store.head();
      const readers = [letters.schema, counties.schema].map((schema) => readStore.reader(schema));
      const at = await Promise.all(readers.map((reader) => reader.checkpoint()));
      return at.every((checkpoint) => checkpoint?.position === head);
    });

  /** A claim whose answer was lost makes a feed wait for another owner that is not there: seconds each time. */
  async function caughtUpAtLast(): Promise<void> {
    for (let tries = 1; ; tries++)
      try {
        return await caughtUp();
      } catch (error) {
        if (tries === 10) throw error;
      }
  }

  async function fingerprint(build: string) {
    return (await readStore.copy(letters.schema, build)).fingerprint();
  }

  it('come to the very same documents as in SQLite, fed and rebuilt', async () => {
    world.store.history(200);
    const live = await start();
    await world.start();
    await caughtUp();
    await world.caughtUp();
    expect(await rows()).toEqual(fresh());
    const { views } = await rebuild({ live });
    expect(views).toMatchObject([
      { name: 'letters', build: 'v1-2', comparison: 'equal', switched: true },
      { name: 'counties', build: 'v1-2', comparison: 'equal', switched: true },
    ]);
    expect(await fingerprint('v1-2')).toEqual(await world.fingerprint('v1-1'));
    world.store.history(50, 200);
    await caughtUp();
    expect(await rows()).toEqual(fresh());
    expect((await live.status()).map(({ build, role }) => `${build} ${role}`).sort()).toEqual([
      'v1-1 previous',
      'v1-1 previous',
      'v1-2 live',
      'v1-2 live',
    ]);
  });

  it('never wait for copies that were replaced, and lose these after a day', async () => {
    const first = await start();
    await caughtUp();
    await first.stop();
    world.store.history(4_200);
    await rebuild();
    let goOn: () => void = () => undefined;
    const stuck = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const stops = asking(readStore, ({ build, does }) =>
      build === 'v1-1' && does === 'commit' ? stuck : undefined,
    );
    const runner = await start({ readStore: stops });
    world.store.history(60, 4_200);
    await caughtUp();
    expect(await rows()).toEqual(fresh());
    goOn();
    const kept = async () => (await runner.status()).flatMap(({ keptUntil = [] }) => keptUntil);
    await world.until(async () => (await kept()).length === 2);
    world.clock.advance(24 * 3_600_000);
    await world.until(async () => (await readStore.copies()).length === 2);
    expect((await readStore.copies()).map(({ build, state }) => `${build} ${state}`)).toEqual([
      'v1-2 live',
      'v1-2 live',
    ]);
  });

  it.each<Crash>(['before', 'torn', 'after'])(
    'come to the same documents when they die %s a commit',
    async (crash) => {
      world.store.pageSize = 20;
      world.store.history(80);
      for (const step of [1, 2, 3, 4, 7]) {
        const runner = await start({ readStore: failingOnce(readStore, step, crash) });
        await caughtUp();
        expect(await rows()).toEqual(fresh());
        await runner.stop();
        await dropAllCopies();
      }
      expect(world.said).toContain('a projection tries again');
    },
  );

  it('come to the same documents while connections break again and again, between documents and checkpoint too', async () => {
    const { proxy, url } = await MongoProxy.before(on.address('minHeartbeatFrequencyMS=5'));
    const mongo: Mongo = await connectMongo(url);
    closers.push(mongo.close, () => proxy.close());
    world.store.pageSize = 10;
    world.store.history(60);
    await start({ readStore: new MongoReadStore(mongo), deadLetters: new MongoDeadLetters(mongo) });
    let commands = 0;
    proxy.fate = () =>
      ++commands % 7 === 0 ? (commands % 2 === 0 ? 'lose answer' : 'lose request') : 'pass';
    for (let n = 60; n < 140; n += 20) {
      world.store.history(20, n);
      await caughtUpAtLast();
    }
    proxy.fate = () => 'pass';
    expect(await rows()).toEqual(fresh());
    expect(world.said).toContain('a projection tries again');
    expect(commands).toBeGreaterThan(40);
  });

  it('go on with a rebuild that died at any step', async () => {
    world.store.history(90);
    for (const crash of ['before', 'torn', 'after'] as const)
      for (let step = 1; step <= 5; step++) {
        const cut = { cachedDocuments: 0, projections: both.slice(0, 1) };
        await expect(rebuild({ ...cut, readStore: failingOnce(readStore, step, crash) })).rejects.toThrow(
          'crashed',
        );
        await rebuild(cut);
        expect(await rows()).toEqual(fresh());
      }
  });

  it('keep dead letters, and hold back the stream of a poison event and nothing else', async () => {
    world.store.received('good');
    world.store.received('bad');
    const poison = world.store.moved('bad', 'nowhere');
    world.store.moved('bad', '34');
    world.store.moved('good', '58');
    await start();
    await caughtUp();
    expect((await rows()).get('bad')).toMatchObject({ county: '19', moves: 0 });
    expect((await rows()).get('good')).toMatchObject({ county: '58', moves: 1 });
    expect(await deadLetters.list()).toMatchObject([{ eventId: poison.id, heldSince: expect.any(String) }]);
  });

  const raced = on.server.atomicUpdates ? it : it.skip;
  raced('come to the same documents while two processes feed the same copies', async () => {
    const other = await on.connect();
    world.store.pageSize = 3;
    world.store.history(60);
    const first = await start();
    await start({ readStore: new MongoReadStore(other), deadLetters: new MongoDeadLetters(other) });
    world.store.history(60, 60);
    await caughtUp();
    expect(await rows()).toEqual(fresh());
    expect((await first.status()).map(({ state }) => state)).toEqual(['standby', 'standby']);
  });

  async function dropAllCopies(): Promise<void> {
    const { db } = await on.connect();
    await db.collection('views').deleteMany({});
    await db.collection('view_checkpoints').deleteMany({});
    for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray())
      if (name.startsWith('views.')) await db.collection(name).deleteMany({});
  }
});

async function finished(options: RebuildOptions) {
  const steps = rebuildProjections(options);
  let step = await steps.next();
  while (!step.done) step = await steps.next();
  return step.value;
}
