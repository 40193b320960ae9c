import { SeededRandomness } from '#kernel/testing';
import { counties, foldedFresh, letters } from '../../testing/letters.js';
import { failingOnce, RunnerWorld, wrapped } from '../../testing/runner-world.js';
import type { Projection } from './projection.js';
import { rebuildProjections } from './rebuild.js';
import { planRebuild } from './rebuild-plan.js';
import type { RebuildOptions, RebuildProgress, RebuildResult } from './rebuild-types.js';

const version = (n: number) =>
  ({ ...letters, schema: { ...letters.schema, version: n } }) as unknown as Projection;
const both = [letters, counties] as unknown as Projection[];

describe('a rebuild', () => {
  let world: RunnerWorld;
  beforeEach(() => {
    world = new RunnerWorld();
  });
  afterEach(() => world.end());
  const fresh = () => foldedFresh(letters, world.store.events);
  const options = (more: Partial<RebuildOptions> = {}): RebuildOptions => ({
    ...world.ports,
    randomness: new SeededRandomness('rebuild'),
    projections: [letters as unknown as Projection],
    ...more,
  });

  it('builds several views from one read, equal to the live ones, and switches readers over', async () => {
    world.store.history(200);
    const live = await liveAndCaughtUp();
    const reads = jest.spyOn(world.store, 'readAll');
    const { result } = await run(options({ projections: both, live }));
    expect(result.views).toMatchObject([
      { name: 'letters', build: 'v1-2', comparison: 'equal', switched: true },
      { name: 'counties', build: 'v1-2', comparison: 'equal', switched: true },
    ]);
    expect(reads.mock.calls.filter(([{ after } = {}]) => after === undefined)).toHaveLength(1);
    expect(result.events).toBe(200);
    expect(await world.readStore.live('letters')).toEqual({ build: 'v1-2', version: 1 });
    expect(await world.rows()).toEqual(fresh());
  });

  it('gives the very same rows as live feeding, with any cache and any size of commits', async () => {
    world.store.history(300);
    await world.start();
    await world.caughtUp();
    const live = await world.fingerprint('v1-1');
    expect(live.documents).toBeGreaterThan(5);
    for (const [cachedDocuments, eventsPerCommit] of [
      [0, 1],
      [2, 17],
      [1_000, 1_000],
    ] as const) {
      const { result } = await run(options({ cachedDocuments, eventsPerCommit, compareOnly: true }));
      expect(result.views[0]).toMatchObject({ comparison: 'equal', documents: live.documents });
    }
  });

  it('hands the new copy to the runner, which feeds it and the one before it from then on', async () => {
    world.store.history(50);
    const live = await liveAndCaughtUp();
    await run(options({ live }));
    world.store.history(50, 50);
    await world.caughtUp();
    expect(await world.rows()).toEqual(fresh());
    await world.until(async () => (await live.status()).every(({ lagEvents }) => lagEvents === 0));
    const fed = (await live.status()).filter(({ name }) => name === 'letters');
    expect(fed.map(({ build, role }) => `${build} ${role}`).sort()).toEqual(['v1-1 previous', 'v1-2 live']);
    expect(await world.fingerprint('v1-1')).toEqual(await world.fingerprint('v1-2'));
  });

  it('keeps one copy to go back to, and removes those before it', async () => {
    const live = await world.start();
    for (let n = 0; n < 3; n++) await run(options({ live }));
    const copies = (await world.readStore.copies()).filter(({ name }) => name === 'letters');
    expect(copies.map(({ build, state }) => `${build} ${state}`).sort()).toEqual([
      'v1-3 previous',
      'v1-4 live',
    ]);
  });

  it('brings a view to a newer version, which the runner could not feed', async () => {
    world.store.history(60);
    const old = await world.start();
    await world.caughtUp();
    await old.stop();
    const live = await world.start({ projections: [version(2), both[1]!] });
    const { result } = await run(options({ projections: [version(2)], live }));
    expect(result.views).toMatchObject([
      { build: 'v2-1', against: 'ledger', comparison: 'equal', switched: true },
    ]);
    expect(live.needsRebuild()).toEqual([]);
    world.store.history(40, 60);
    await world.caughtUp();
    expect(await world.rows()).toEqual(fresh());
  });

  it('loses no event that comes while it runs, and readers never see a gap', async () => {
    world.store.history(150);
    const live = await liveAndCaughtUp();
    const reader = world.readStore.reader(letters.schema);
    const rebuild = rebuildProjections(options({ projections: both, live, eventsPerCommit: 20 }));
    for (let step = await rebuild.next(), n = 150; !step.done; step = await rebuild.next(), n += 10) {
      const before = (await reader.checkpoint())?.position ?? '';
      world.store.history(10, n);
      await world.until(async () => ((await reader.checkpoint())?.position ?? '') > before);
      expect((await reader.find({ where: [], limit: 100 })).items.length).toBeGreaterThan(5);
    }
    await world.caughtUp();
    expect(await world.rows()).toEqual(fresh());
  });

  it('leaves everybody else in its thread a turn after each step', async () => {
    world.store.history(60);
    const live = await liveAndCaughtUp();
    const rebuild = rebuildProjections(options({ projections: both, live, eventsPerCommit: 20 }));
    let [turns, steps] = [0, 0];
    for (let step = await rebuild.next(); !step.done; step = await rebuild.next()) {
      steps++;
      setImmediate(() => turns++);
    }
    expect(steps).toBeGreaterThanOrEqual(10);
    expect(turns).toBe(steps);
  });

  it('compares at one and the same event although the live copy was ahead or behind', async () => {
    world.store.history(100);
    const live = await liveAndCaughtUp();
    const moving: RebuildOptions['live'] = {
      holdAt: async (view, atLeast) => {
        world.store.history(30, 100);
        await world.caughtUp();
        return live.holdAt(view, atLeast);
      },
      release: (view) => live.release(view),
    };
    const { result } = await run(options({ live: moving }));
    expect(result.views).toMatchObject([{ comparison: 'equal', switched: true }]);
    expect(await world.rows()).toEqual(fresh());
  });

  it('keeps both copies when they differ, says where, and switches once that is accepted', async () => {
    world.store.history(60);
    const live = await liveAndCaughtUp();
    const spoilt = await spoilLiveCopy();
    const again = await world.start();
    const { result } = await run(options({ live: again }));
    const difference = { documents: 1, ids: [spoilt] };
    const view = { build: 'v1-2', against: 'live copy', comparison: 'different', difference };
    expect(result.views).toMatchObject([{ ...view, switched: false, kept: true }]);
    expect(await world.readStore.live('letters')).toEqual({ build: 'v1-1', version: 1 });
    world.store.history(10, 60);
    await world.caughtUp();
    const accepted = await run(options({ live: again, acceptDifference: true }));
    expect(accepted.result).toMatchObject({ events: 10, views: [{ ...view, switched: true, kept: false }] });
    expect(await world.rows()).toEqual(fresh());
    await live.stop();
  });

  it('names the first twenty of many documents that differ, those that one copy lacks included', async () => {
    for (let n = 10; n < 60; n++) world.store.received(`n${n}`);
    const live = await liveAndCaughtUp();
    const copy = await world.readStore.copy(letters.schema, 'v1-1');
    const at = await copy.claim('ledger');
    const ids = Array.from({ length: 30 }, (_, n) => `n${n + 10}`);
    const stored = await copy.load(ids);
    const gone = ids.map((id) => ({
      ...stored.get(id)!,
      body: undefined,
      expected: stored.get(id)!.position,
    }));
    await copy.commit({ writes: gone, from: at, to: at });
    const more = { id: 'z', body: { county: '01', moves: 0 }, tags: [], position: at.position ?? '' };
    await copy.commit({ writes: [{ ...more, expected: undefined }], from: at, to: at });
    await copy.close();
    await live.stop();
    const { result } = await run(options());
    expect(result.views[0]?.difference).toEqual({ documents: 31, ids: ids.slice(0, 20) });
  });

  it('compares with the ledger where the live copy lacks an event, and switches', async () => {
    world.store.received('a');
    const poison = world.store.moved('a', 'nowhere');
    const live = await liveAndCaughtUp();
    const mended = {
      ...letters,
      fold: (letter, event, id) =>
        event.meta.id === poison.id
          ? letter && { ...letter, county: 'none' }
          : letters.fold(letter, event, id),
    } as typeof letters;
    const { result } = await run(options({ live, projections: [mended as unknown as Projection] }));
    expect(result.views).toMatchObject([{ against: 'ledger', comparison: 'equal', switched: true }]);
    expect((await world.rows()).get('a')).toMatchObject({ county: 'none' });
  });

  it('finds a new version that is not what the ledger makes of it', async () => {
    world.store.history(60);
    await (await liveAndCaughtUp()).stop();
    const wrong = wrapped(world.readStore, {
      copy: async (schema, build) => {
        const copy = await world.readStore.copy(schema, build);
        return wrapped(copy, {
          commit: (commit) =>
            copy.commit({ ...commit, writes: commit.writes.filter(({ id }) => id !== 'l1') }),
        });
      },
    });
    const { result } = await run(options({ projections: [version(2)], readStore: wrong }));
    expect(result.views).toMatchObject([
      { against: 'ledger', comparison: 'different', switched: false, kept: true },
    ]);
  });

  describe('where the disk', () => {
    const withFree = (free: () => number) =>
      wrapped(world.readStore, {
        space: async () => ({
          free: free(),
          copies: [{ name: 'letters', build: 'v1-1', bytes: 1_000_000 }],
        }),
      });

    it('has less than 1.2 times what the live copy takes, it does not begin', async () => {
      world.store.history(60);
      const live = await liveAndCaughtUp();
      const refused = await run(options({ live, readStore: withFree(() => 1_199_999) })).catch((e) => e);
      expect(refused).toMatchObject({ name: 'DiskShort', message: expect.stringContaining('1.2 MB') });
      expect((await world.readStore.copies()).filter(({ state }) => state === 'building')).toEqual([]);
      const { result } = await run(options({ live, readStore: withFree(() => 1_200_000) }));
      expect(result.views).toMatchObject([{ switched: true }]);
    });

    it('runs short meanwhile, it stops in order, and goes on there once there is room', async () => {
      world.store.history(200);
      const live = await liveAndCaughtUp();
      let free = 2_000_000;
      const stopped = rebuildProjections(
        options({ live, readStore: withFree(() => free), eventsPerCommit: 20 }),
      );
      for (let n = 0; n < 3; n++) await stopped.next();
      free = 199_999;
      world.clock.advance(1_000);
      await expect(drain(stopped)).rejects.toMatchObject({ name: 'DiskShort' });
      const { result, progress } = await run(options({ live }));
      expect(progress[0]?.total).toBeLessThan(200);
      expect(result.views).toMatchObject([{ build: 'v1-2', comparison: 'equal', switched: true }]);
    });
  });

  it('plans without building: events, time, room needed and free', async () => {
    world.store.history(100);
    await (await liveAndCaughtUp()).stop();
    const plan = await planRebuild(options());
    expect(plan).toMatchObject({ events: 100, bytesFree: expect.any(Number), fits: true });
    expect(plan.bytesNeeded).toBeGreaterThan(10_000);
    expect((await world.readStore.copies()).filter(({ state }) => state === 'building')).toEqual([]);
  });

  it('reports and drops what it built when it only compares', async () => {
    world.store.history(60);
    const live = await liveAndCaughtUp();
    const { result } = await run(options({ live, compareOnly: true }));
    expect(result.views).toMatchObject([{ comparison: 'equal', switched: false }]);
    expect((await world.readStore.copies()).map(({ build }) => build)).toEqual(['v1-1', 'v1-1']);
    world.store.history(10, 60);
    await world.caughtUp();
    expect(await world.rows()).toEqual(fresh());
  });

  it('goes on where it was after an abort', async () => {
    world.store.history(200);
    const abort = new AbortController();
    const rebuild = rebuildProjections(options({ signal: abort.signal, eventsPerCommit: 30 }));
    for (let n = 0; n < 4; n++) await rebuild.next();
    abort.abort();
    await expect(drain(rebuild)).rejects.toThrow('abort');
    const { result, progress } = await run(options());
    expect(result.views).toMatchObject([{ build: 'v1-1', switched: true }]);
    expect(progress[0]).toMatchObject({ done: 0, total: 110 });
    expect(await world.rows()).toEqual(fresh());
  });

  it('goes on after it died at any step, and comes to the rows of the live copy', async () => {
    world.store.history(60);
    await (await liveAndCaughtUp()).stop();
    for (const crash of ['before', 'torn', 'after'] as const)
      for (let step = 1; step <= 5; step++) {
        const cut = { eventsPerCommit: 20, cachedDocuments: 0, compareOnly: true };
        const dying = failingOnce(world.readStore, step, crash);
        await expect(run(options({ ...cut, readStore: dying }))).rejects.toThrow('crashed');
        const { result } = await run(options(cut));
        expect(result.views).toMatchObject([{ comparison: 'equal' }]);
      }
  });

  it('begins anew when asked to, and when the unfinished build is of another ledger', async () => {
    world.store.history(60);
    const abandoned = rebuildProjections(options({ eventsPerCommit: 20 }));
    await abandoned.next();
    await abandoned.next();
    await abandoned.return(undefined as never);
    const { progress } = await run(options({ fresh: true }));
    expect(progress[0]).toMatchObject({ done: 0, total: 60 });
  });

  it('stops at a poison event that nobody skipped, says where, and leaves the live copy alone', async () => {
    world.store.received('a');
    const poison = world.store.moved('a', 'nowhere');
    const live = await liveAndCaughtUp();
    const failure = await run(options({ live })).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: 'PoisonEvent', projection: 'letters' });
    expect((failure as Error).message).toContain(poison.id);
    expect((failure as Error).message).toContain('letter-a at revision 1');
    expect(await world.readStore.live('letters')).toEqual({ build: 'v1-1', version: 1 });
  });

  it('honours skips wherever they stand in the ledger, and brings back what was held behind the event', async () => {
    world.store.received('a');
    const poison = world.store.moved('a', 'nowhere');
    world.store.moved('a', '34');
    const live = await liveAndCaughtUp();
    world.store.skipped('letters', poison.id);
    await world.caughtUp();
    await run(options({ live }));
    expect((await world.rows()).get('a')).toMatchObject({ county: '34', moves: 1 });
    expect(live.needsRebuild()).toEqual([]);
    const [status] = (await live.status()).filter(({ name, role }) => name === 'letters' && role === 'live');
    expect(status).toMatchObject({ deadLetters: 0 });
  });

  it('lets only one of two rebuilds of a view finish', async () => {
    world.store.history(60);
    const first = rebuildProjections(options({ eventsPerCommit: 20 }));
    await first.next();
    await first.next();
    const second = await run(options({ eventsPerCommit: 20 }));
    expect(second.result.views).toMatchObject([{ switched: true }]);
    await expect(drain(first)).rejects.toThrow();
    expect(await world.rows()).toEqual(fresh());
  });

  it('tells how far it is', async () => {
    world.store.history(100);
    const { progress } = await run(options({ eventsPerCommit: 25 }));
    expect(
      progress.filter(({ phase }) => phase === 'reading').map(({ done, total }) => `${done}/${total}`),
    ).toEqual(['0/100', '25/100', '50/100', '75/100', '100/100']);
    expect([...new Set(progress.map(({ phase }) => phase))]).toEqual([
      'reading',
      'indexing',
      'comparing',
      'switching',
    ]);
    expect(progress.at(-1)).toMatchObject({ done: 100, secondsLeft: 0 });
  });

  async function run(options: RebuildOptions) {
    const progress: RebuildProgress[] = [];
    const result = await drain(rebuildProjections(options), progress);
    return { progress, result };
  }

  /** Runs to the end while time passes for everybody. */
  async function drain(
    rebuild: AsyncGenerator<RebuildProgress, RebuildResult, void>,
    progress: RebuildProgress[] = [],
  ): Promise<RebuildResult> {
    let step: IteratorResult<RebuildProgress, RebuildResult> | undefined;
    let failure: { readonly error: unknown } | undefined;
    do {
      let settled = false;
      rebuild
        .next()
        .then(
          (next) => {
            step = next;
          },
          (error: unknown) => {
            failure = { error };
          },
        )
        .finally(() => {
          settled = true;
        });
      await world.until(() => settled);
      if (failure !== undefined) throw failure.error;
      if (step !== undefined && !step.done) progress.push(step.value);
    } while (!step?.done);
    return step.value;
  }

  async function liveAndCaughtUp() {
    const live = await world.start();
    await world.caughtUp();
    return live;
  }

  /** As if somebody had edited the file behind the program's back. */
  async function spoilLiveCopy(): Promise<string> {
    const copy = await world.readStore.copy(letters.schema, 'v1-1');
    const at = await copy.claim('ledger');
    const [id] = (await world.rows()).keys();
    const document = (await copy.load([id!])).get(id!)!;
    const write = {
      ...document,
      body: { county: '01', moves: 99, tags: [], seen: [] },
      expected: document.position,
    };
    expect(await copy.commit({ writes: [write], from: at, to: at })).toBe('committed');
    await copy.close();
    return id!;
  }
});
