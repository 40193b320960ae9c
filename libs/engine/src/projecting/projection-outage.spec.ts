import { comparePositions } from '#event-store';
import { counties, foldedFresh, letters } from '../../testing/letters.js';
import { asking, RunnerWorld, wrapped } from '../../testing/runner-world.js';
import type { Projection } from './projection.js';

const minute = 60_000;

/** A disk on which files can be read, and written only while there is room. */
describe('projections on a full disk', () => {
  let world: RunnerWorld;
  let isFull: boolean;
  let tries: number;
  beforeEach(() => {
    world = new RunnerWorld();
    isFull = false;
    tries = 0;
  });
  afterEach(() => world.end());

  const readStore = () =>
    asking(world.readStore, ({ does }) => {
      if (!isFull || does !== 'commit') return;
      tries++;
      throw new Error('database or disk is full');
    });

  async function pass(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += 50) {
      world.clock.advance(50);
      for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
    }
  }

  const running = async (runner: Awaited<ReturnType<typeof world.start>>) =>
    (await runner.status()).every(({ state }) => state === 'running');

  it.each([
    ['has nothing to write but where it stands', () => world.store.filed('a')],
    ['has documents to write', () => world.store.received('a')],
  ])('try ever more rarely, and say so a few times, also a view that %s', async (_, happens) => {
    const runner = await world.start({ readStore: readStore() });
    await world.until(() => running(runner));
    isFull = true;
    happens();
    await pass(minute);
    const afterOne = tries;
    expect(afterOne).toBeGreaterThan(5);
    await pass(minute);
    expect(tries - afterOne).toBeLessThanOrEqual(2 * 13);
    expect(world.said.filter((each) => each === 'a projection tries again').length).toBeLessThan(20);
  });

  it('are in trouble, and nothing else, until something is stored again', async () => {
    const runner = await world.start({ readStore: readStore() });
    await world.until(() => running(runner));
    isFull = true;
    world.store.filed('a');
    await pass(1_000);
    const states = new Set<string>();
    for (let n = 0; n < 200; n++) {
      await pass(50);
      for (const { state } of await runner.status()) states.add(state);
    }
    expect([...states]).toEqual(['retrying']);
  });

  it('are there again a moment after the disk has room', async () => {
    const runner = await world.start({ readStore: readStore() });
    await world.until(() => running(runner));
    isFull = true;
    world.store.history(30);
    await pass(10 * minute);
    isFull = false;
    await pass(5_000);
    expect(await running(runner)).toBe(true);
    expect(await world.rows()).toEqual(foldedFresh(letters, world.store.events));
    isFull = true;
    tries = 0;
    world.store.filed('a');
    await pass(500);
    expect(tries).toBeGreaterThan(4);
  });

  it('do not flood the log while nobody can say which copies there are', async () => {
    let isAway = false;
    const away = wrapped(world.readStore, {
      live: async (name: string) => {
        if (isAway) throw new Error('the store is away');
        return world.readStore.live(name);
      },
    });
    await world.start({ readStore: away });
    isAway = true;
    await pass(2 * minute);
    const said = world.said.filter((each) => each === 'the copies of a view cannot be looked up');
    expect(said.length).toBeGreaterThan(0);
    expect(said.length).toBeLessThan(10);
  });

  it('do not flood the log while the ledger breaks every subscription after its first words', async () => {
    const subscribeAll = world.store.subscribeAll.bind(world.store);
    world.store.subscribeAll = async function* (options) {
      for await (const message of subscribeAll(options)) {
        yield message;
        throw new Error('the connection broke');
      }
    };
    await world.start();
    await pass(2 * minute);
    const said = world.said.filter((each) => each.startsWith('the subscription of the projections'));
    expect(said.length).toBeGreaterThan(0);
    expect(said.length).toBeLessThan(10);
  });
});

describe('a view that is far behind', () => {
  let world: RunnerWorld;
  beforeEach(() => {
    world = new RunnerWorld();
  });
  afterEach(() => world.end());

  it('reads the ledger by itself: views that are at its head do not wait for it', async () => {
    const projections = [counties, letters] as unknown as Projection[];
    world.store.history(4_600);
    const first = await world.start({ projections: projections.slice(0, 1) });
    await world.caughtUp([counties.schema]);
    await first.stop();
    let goOn: () => void = () => undefined;
    const stuck = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const readStore = asking(world.readStore, ({ view, does }) =>
      view === 'letters' && does !== 'open' ? stuck : undefined,
    );
    const runner = await world.start({ projections, readStore });
    const { position } = world.store.received('new');
    await world.until(async () => {
      const at = await world.readStore.reader(counties.schema).checkpoint();
      return comparePositions(at?.position, position) >= 0;
    });
    const behind = (await runner.status()).find(({ name }) => name === 'letters');
    expect(behind).toMatchObject({ hasCaughtUp: false, state: 'catching_up' });
    goOn();
    await world.caughtUp();
    await world.until(async () => (await runner.status()).every(({ hasCaughtUp }) => hasCaughtUp));
  });
});
