import { counties, foldedFresh, letters } from '../../testing/letters.js';
import { asking, RunnerWorld } from '../../testing/runner-world.js';
import type { Projection } from './projection.js';
import { rebuildProjections } from './rebuild.js';

const hours = 3_600_000;
const both = [letters, counties] as unknown as Projection[];

describe('copies that were replaced', () => {
  let world: RunnerWorld;
  beforeEach(() => {
    world = new RunnerWorld();
  });
  afterEach(() => world.end());

  it('never hold a live copy back, even when they cannot get on', async () => {
    await (await fed()).stop();
    world.store.history(5_000);
    await rebuildLetters();
    let goOn: () => void = () => undefined;
    const stuck = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const readStore = asking(world.readStore, ({ view, build, does }) =>
      view === 'letters' && build === 'v1-1' && does === 'commit' ? stuck : undefined,
    );
    await world.start({ readStore });
    world.store.history(60, 5_000);
    await world.caughtUp();
    expect(await world.rows()).toEqual(foldedFresh(letters, world.store.events));
    goOn();
  });

  it('are opened and fed only when the live copies have caught up', async () => {
    await (await fed()).stop();
    world.store.history(300);
    await rebuildLetters();
    world.store.history(300, 300);
    const calls: string[] = [];
    const readStore = asking(world.readStore, ({ view, build }) => calls.push(`${view} ${build}`));
    const runner = await world.start({ readStore });
    await world.until(async () => (await runner.status()).every(({ lagEvents }) => lagEvents === 0));
    const replaced = calls.indexOf('letters v1-1');
    const live = Math.max(calls.lastIndexOf('letters v1-2'), calls.lastIndexOf('counties v1-1'));
    expect(replaced).toBeGreaterThan(live);
    expect(await world.fingerprint('v1-1')).toEqual(await world.fingerprint('v1-2'));
  });

  it('can be made live again, and are fed as the live copy from then on', async () => {
    const runner = await fed();
    world.store.history(50);
    await world.caughtUp();
    await rebuildLetters();
    await world.until(async () => (await roles(runner)).includes('v1-1 previous running'));
    await world.readStore.flip(letters.schema, 'v1-1', 'v1-2');
    world.store.history(50, 50);
    await world.caughtUp();
    expect(await world.rows()).toEqual(foldedFresh(letters, world.store.events));
    await world.until(async () => (await roles(runner)).includes('v1-2 previous running'));
    expect(await roles(runner)).toContain('v1-1 live running');
  });

  it('are kept for a day, whichever process runs meanwhile, and then removed', async () => {
    const first = await fed();
    await rebuildLetters();
    await world.until(async () => (await until(first, 'v1-1')) !== undefined);
    const due = await until(first, 'v1-1');
    expect(Date.parse(due ?? '') - Date.parse(world.clock.now())).toBeLessThanOrEqual(24 * hours);
    await first.stop();
    world.clock.advance(12 * hours);
    const second = await world.start();
    await world.until(async () => (await until(second, 'v1-1')) === due);
    world.clock.advance(11 * hours);
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
    expect(await builds()).toEqual(['v1-1', 'v1-2']);
    world.clock.advance(2 * hours);
    await world.until(async () => (await builds()).length === 1);
    expect(await builds()).toEqual(['v1-2']);
    expect(await roles(second)).toEqual(['v1-2 live running']);
  });

  it('are not more than one for a view: the last one stays', async () => {
    const runner = await fed();
    for (const [build, replaced] of [
      ['v1-2', 'v1-1'],
      ['v1-3', 'v1-2'],
    ] as const) {
      await (await world.readStore.copy(letters.schema, build)).close();
      await world.readStore.flip(letters.schema, build, replaced);
      await world.until(async () => (await until(runner, replaced)) !== undefined);
    }
    await world.until(async () => (await builds()).length === 2);
    expect(await builds()).toEqual(['v1-2', 'v1-3']);
  });

  it('are removed with what they could not fold', async () => {
    world.store.received('a');
    world.store.moved('a', 'nowhere');
    await fed();
    await (await world.readStore.copy(letters.schema, 'v1-2')).close();
    await world.readStore.flip(letters.schema, 'v1-2', 'v1-1');
    await world.until(async () => (await world.deadLetters.list('letters')).length === 2);
    world.clock.advance(25 * hours);
    await world.until(async () => (await builds()).length === 1);
    expect((await world.deadLetters.list('letters')).map(({ build }) => build)).toEqual(['v1-2']);
  });

  it('of another version are shown until they go, though nobody can feed them', async () => {
    await (await fed()).stop();
    const newer = { ...letters, schema: { ...letters.schema, version: 2 } } as unknown as Projection;
    await rebuildLetters(newer);
    const runner = await world.start({ projections: [newer] });
    await world.until(async () => (await until(runner, 'v1-1')) !== undefined);
    const status = (await runner.status()).find(({ role }) => role === 'previous');
    expect(status).toMatchObject({
      build: 'v1-1',
      state: 'unfed',
      reason: expect.stringContaining('version 1'),
    });
  });

  it('that somebody deletes are fed no more', async () => {
    const runner = await fed();
    await rebuildLetters();
    await world.until(async () => (await roles(runner)).includes('v1-1 previous running'));
    await world.readStore.retire('letters', 'v1-1');
    world.clock.advance(60_000);
    await world.until(async () => (await roles(runner)).length === 1);
    expect(world.said).not.toContain('a projection stopped');
  });

  async function fed() {
    const runner = await world.start();
    await world.caughtUp();
    await world.until(async () => (await runner.status()).every(({ state }) => state === 'running'));
    return runner;
  }

  /** As another process does it, which feeds nothing. */
  async function rebuildLetters(projection = both[0]!): Promise<void> {
    const run = rebuildProjections({ ...world.ports, projections: [projection] });
    while (!(await run.next()).done);
  }

  type Runner = Awaited<ReturnType<typeof fed>>;

  const ofLetters = async (runner: Runner) =>
    (await runner.status()).filter(({ name }) => name === 'letters');

  const roles = async (runner: Runner) =>
    (await ofLetters(runner)).map(({ build, role, state }) => `${build} ${role} ${state}`);

  const until = async (runner: Runner, replaced: string) =>
    (await ofLetters(runner)).find(({ build }) => build === replaced)?.keptUntil;

  const builds = async () =>
    (await world.readStore.copies())
      .filter(({ name }) => name === 'letters')
      .map(({ build }) => build)
      .sort();
});
