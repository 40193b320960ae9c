import { Unavailable } from '#event-store';
import { connectMongo, type Mongo, MongoReadStore } from '#read-store/mongodb';
import { CopyWriter, changed, created, letters, position } from '#read-store/testing';
import { describeMongo, type OnMongo } from '../../../test/mongodb/describe-mongo.js';
import { type Fate, MongoProxy } from '../../../test/mongodb/proxy.js';

/** A view in which every event changes two of ten documents, to see what a crash leaves. */
const lastEvent = 24;
const touched = (n: number) =>
  [`d${n % 10}`, `d${(n * 7 + 3) % 10}`].filter((id, at, all) => all.indexOf(id) === at);

type Body = { readonly seen: readonly number[] };

/** A projection in miniature: loads, folds what each document has not seen, commits; `cuts` says how much at once. */
async function project(store: MongoReadStore, cuts: () => number): Promise<'done' | 'lost'> {
  const copy = await store.copy(letters, 'v1-1');
  let at = await copy.claim('ledger');
  for (let next = Number(at.position ?? 0) + 1; next <= lastEvent; ) {
    const events = Array.from({ length: Math.min(cuts(), lastEvent - next + 1) }, (_, n) => next + n);
    const stored = await copy.load([...new Set(events.flatMap(touched))]);
    const bodies = new Map<string, { position: string; seen: number[] }>();
    for (const n of events)
      for (const id of touched(n)) {
        const before = stored.get(id);
        const now = bodies.get(id) ?? {
          position: before?.position ?? '',
          seen: [...((before?.body as Body | undefined)?.seen ?? [])],
        };
        if (now.position >= position(n)) continue;
        bodies.set(id, { position: position(n), seen: [...now.seen, n] });
      }
    const writes = [...bodies].map(([id, { position, seen }]) => ({
      id,
      position,
      body: { seen, county: '19' },
      tags: [],
      expected: stored.get(id)?.position,
    }));
    const to = { ...at, position: position(events.at(-1)!) };
    if ((await copy.commit({ writes, from: at, to })) === 'lost') return 'lost';
    at = to;
    next = events.at(-1)! + 1;
  }
  return 'done';
}

/** What every way must end with. */
function expected(): Map<string, Body> {
  const bodies = new Map<string, number[]>();
  for (let n = 1; n <= lastEvent; n++)
    for (const id of touched(n)) bodies.set(id, [...(bodies.get(id) ?? []), n]);
  return new Map([...bodies].map(([id, seen]) => [id, { seen, county: '19' }]));
}

async function rows(store: MongoReadStore): Promise<Map<string, unknown>> {
  const loaded = await (await store.copy(letters, 'v1-1')).load([...expected().keys()]);
  return new Map([...loaded].map(([id, { body }]) => [id, body]));
}

async function outcomeOf(work: Promise<'done' | 'lost'>): Promise<'done' | 'lost' | 'failed'> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Unavailable) return 'failed';
    throw error;
  }
}

describeMongo('commits without a transaction', (on) => {
  let proxies: MongoProxy[];
  const own: Mongo[] = [];
  beforeEach(() => {
    proxies = [];
  });
  afterEach(async () => {
    for (const each of own.splice(0)) await each.close();
    for (const each of proxies) await each.close();
  });

  /** A store behind a proxy. The driver's own second tries are off: every fault reaches the store. */
  async function behindProxy(options = 'retryWrites=false') {
    const quick = 'retryReads=false&minHeartbeatFrequencyMS=5';
    const { proxy, url } = await MongoProxy.before(on.address(`${quick}&${options}`));
    proxies.push(proxy);
    const mongo = await connectMongo(url);
    own.push(mongo);
    return { proxy, store: new MongoReadStore(mongo) };
  }

  it.each<Exclude<Fate, 'pass' | 'hold'>>(['lose request', 'lose answer'])(
    'ends with the same documents wherever a connection breaks (%s)',
    async (kind) => {
      const { proxy, store } = await behindProxy();
      for (let at = 1; ; at++) {
        await store.copy(letters, 'v1-1');
        let commands = 0;
        proxy.fate = () => (++commands === at ? kind : 'pass');
        const first = await outcomeOf(project(store, () => 6));
        proxy.fate = () => 'pass';
        if (commands < at) break;
        expect(first).toBe('failed');
        expect(await project(store, () => 3)).toBe('done');
        expect(await rows(store)).toEqual(expected());
        await store.retire('letters', 'v1-1');
      }
      expect(proxy.seen.filter((each) => each.startsWith('update')).length).toBeGreaterThan(15);
    },
    60_000,
  );

  it('tells a commit whose answer was lost by its checkpoint, and does not repeat it', async () => {
    const { proxy, store } = await behindProxy();
    const writer = await CopyWriter.live(store);
    proxy.fate = (command, collection) =>
      command === 'update' && collection === 'view_checkpoints' ? 'lose answer' : 'pass';
    await expect(writer.commit(1, [created(1, 'a', { day: '1' })])).rejects.toBeInstanceOf(Unavailable);
    proxy.fate = () => 'pass';
    expect(await writer.commit(1, [created(1, 'a', { day: '1' })])).toBe('lost');
    expect(await writer.copy.checkpoint()).toEqual({ ...writer.at, position: position(1) });
  });

  it('writes nothing for an owner that was replaced while its commit was on the way', async () => {
    const { proxy, store } = await behindProxy();
    const slow = await CopyWriter.live(store);
    await slow.commit(1, [created(1, 'a', { day: '1' })]);
    proxy.fate = (command, collection) =>
      command === 'find' && collection === 'view_checkpoints' ? 'hold' : 'pass';
    const held = proxy.holds();
    const committing = slow.commit(2, [
      changed(2, 1, 'a', { day: 'slow' }),
      created(2, 'b', { day: 'slow' }),
    ]);
    await held;
    proxy.fate = () => 'pass';
    const quick = await CopyWriter.open(new MongoReadStore(await on.connect()));
    await quick.commit(2, [changed(2, 1, 'a', { day: 'quick' }), created(2, 'b', { day: 'quick' })]);
    proxy.letGo();
    expect(await committing).toBe('lost');
    expect([...(await quick.copy.load(['a', 'b'])).values()].map(({ body }) => body)).toEqual([
      { day: 'quick' },
      { day: 'quick' },
    ]);
    expect(await quick.copy.checkpoint()).toEqual(quick.at);
  });

  it('does not move a checkpoint back that another owner moved while a commit was on the way', async () => {
    const { proxy, store } = await behindProxy();
    const slow = await CopyWriter.live(store);
    proxy.fate = (command, collection) =>
      command === 'find' && collection === 'view_checkpoints' ? 'hold' : 'pass';
    const held = proxy.holds();
    const committing = slow.commit(1, []);
    await held;
    proxy.fate = () => 'pass';
    const quick = await CopyWriter.open(new MongoReadStore(await on.connect()));
    await quick.commit(2, []);
    proxy.letGo();
    expect(await committing).toBe('lost');
    expect(await quick.copy.checkpoint()).toEqual(quick.at);
  });

  it('says Unavailable when the server does not answer in time, and goes on when it does again', async () => {
    const { proxy, store } = await behindProxy('retryWrites=false&socketTimeoutMS=250');
    const writer = await CopyWriter.live(store);
    proxy.fate = (command) => (command === 'insert' ? 'hold' : 'pass');
    await expect(writer.commit(1, [created(1, 'a', {})])).rejects.toThrow(
      /MongoDB at 127\.0\.0\.1:\d+ does not answer/,
    );
    proxy.fate = () => 'pass';
    const again = await CopyWriter.open(store);
    expect(again.at.position).toBeUndefined();
    expect((await again.copy.load(['a'])).get('a')).toMatchObject({ position: position(1) });
  });

  it('says Unavailable while the server is gone, to readers too, and goes on when it is back', async () => {
    const { proxy, store } = await behindProxy('serverSelectionTimeoutMS=250');
    const writer = await CopyWriter.live(store);
    await writer.commit(1, [created(1, 'a', { day: '1' })]);
    proxy.refuse();
    await expect(store.reader(letters).get('a')).rejects.toBeInstanceOf(Unavailable);
    await expect(writer.commit(2, [])).rejects.toBeInstanceOf(Unavailable);
    expect(await store.healthy()).toBe(false);
    proxy.accept();
    await eventually(async () => expect(await store.healthy()).toBe(true));
    expect(await store.reader(letters).get('a')).toEqual({ day: '1' });
    expect(await writer.commit(2, [])).toBe('committed');
  });

  races(on, 'lets several projectors race for a copy, and ends with the same documents', async () => {
    const random = seeded(7);
    for (let round = 0; round < 10; round++) {
      const stores = [await on.connect(), await on.connect(), await on.connect()].map(
        (each) => new MongoReadStore(each),
      );
      const outcomes = stores.map(async (store) => {
        for (let tries = 0; tries < 200; tries++)
          if ((await project(store, () => 1 + Math.floor(random() * 9))) === 'done') return;
        throw new Error('nobody ever finished');
      });
      await Promise.all(outcomes);
      expect(await rows(stores[0]!)).toEqual(expected());
      await stores[0]!.retire('letters', 'v1-1');
    }
  });

  races(on, 'lets one of many flips win', async () => {
    const stores = await Promise.all(
      Array.from({ length: 8 }, async () => new MongoReadStore(await on.connect())),
    );
    await CopyWriter.live(stores[0]!);
    for (const [n, store] of stores.entries()) await CopyWriter.open(store, letters, `v1-${n + 2}`);
    const flips = await Promise.all(stores.map((store, n) => store.flip(letters, `v1-${n + 2}`, 'v1-1')));
    expect(flips.filter(Boolean)).toHaveLength(1);
    expect((await stores[0]!.live('letters'))?.build).toBe(`v1-${flips.indexOf(true) + 2}`);
    expect((await stores[0]!.copies()).length).toBe(9);
  });

  const killed = on.server.survivesKill ? it : it.skip;
  killed('loses nothing of what was committed when the server is killed', async () => {
    const store = new MongoReadStore(await on.connect());
    const writer = await CopyWriter.live(store);
    for (let n = 1; n <= 20; n++) await writer.commit(n, [created(n, `d${n}`, { day: `${n}` })]);
    const torn = writer.commit(21, [created(21, 'd21', { day: '21' })]).catch(() => 'unknown');
    await on.running().killAndRestart();
    await torn;
    const again = await CopyWriter.open(new MongoReadStore(await on.connect()));
    expect(['20', '21'].map((n) => position(Number(n)))).toContain(again.at.position);
    const ids = Array.from({ length: 20 }, (_, n) => `d${n + 1}`);
    expect((await again.copy.load(ids)).size).toBe(20);
  });
});

/** Where two updates of one document at once are not each one step, nothing can be learned from a race. */
function races({ server }: OnMongo, title: string, test: () => Promise<void>): void {
  if (server.atomicUpdates) it(title, test, 60_000);
  else it.skip(`${title} (${server.name} cannot do this)`, test);
}

async function eventually(check: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries++)
    try {
      return await check();
    } catch (error) {
      if (tries === 50) throw error;
    }
}

/** Numbers in [0, 1) that a seed replays. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
