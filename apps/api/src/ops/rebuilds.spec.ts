import type { SharedNote, SharedNotes } from '#access';
import type { Runtime, System } from '#composition';
import { heldByOneProcess, type RebuildProgress, type RebuildResult } from '#engine';
import { FakeClock, SeededRandomness } from '#kernel/testing';
import type { LiveHub } from '../live/live-hub.js';
import { Rebuilds } from './rebuilds.js';

const result: RebuildResult = { views: [], events: 3, seconds: 1 };
const progress: RebuildProgress = { phase: 'reading', done: 1, total: 3, perSecond: 1, secondsLeft: 2 };

let lack: string | undefined;
let clock: FakeClock;
let notes: Notes;
beforeEach(() => {
  lack = undefined;
  clock = new FakeClock();
  notes = new Notes();
});

class Notes implements SharedNotes {
  away = false;
  private readonly kept = new Map<string, { readonly text: string; readonly until: number }>();

  async put(_: string, id: string, note: object, seconds: number): Promise<void> {
    if (this.away) throw new Error('nobody can be told');
    this.kept.set(id, { text: JSON.stringify(note), until: clock.monotonic() + seconds * 1_000 });
  }

  async list(): Promise<readonly SharedNote[]> {
    const there = [...this.kept].filter(([, { until }]) => until > clock.monotonic());
    return there.map(([id, { text }]) => ({ id, note: JSON.parse(text) }));
  }
}

/** Of one process; its rebuild has come so far as `progress`, and goes on once it may end. */
function server(seed: string, time = clock) {
  let end: () => void = () => undefined;
  const mayEnd = new Promise<void>((resolve) => {
    end = resolve;
  });
  async function* rebuild() {
    yield progress;
    await mayEnd;
    return result;
  }
  const system = { clock: time, notes, leases: heldByOneProcess, randomness: new SeededRandomness(seed) };
  const runtime = { projections: { rebuild, lacksRoom: async () => lack } };
  const live = { changed: () => undefined };
  const rebuilds = new Rebuilds(
    system as unknown as System,
    runtime as unknown as Runtime,
    live as unknown as LiveHub,
  );
  return { rebuilds, end };
}

/** Lets everything happen that waits for nothing but its turn. */
const turns = async () => {
  for (let n = 0; n < 50; n++) await Promise.resolve();
};

async function seconds(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    clock.advance(1_000);
    await turns();
  }
}

test('a process shows the rebuild of another one, how far it is, and its end for a day', async () => {
  const [here, there] = [server('here'), server('there')];
  const { id, ...started } = await here.rebuilds.start(['all'], { compareOnly: true });
  expect(started).toEqual({
    ...{ rebuildId: id, views: expect.any(Array), startedAt: clock.now() },
    ...{ dryRun: false, compareOnly: true, state: 'running' },
  });
  expect(await there.rebuilds.find(id)).toEqual({ id, ...started });
  await seconds(1);
  expect(await there.rebuilds.find(id)).toEqual({ id, ...started, progress });
  here.end();
  await turns();
  expect(await there.rebuilds.find(id)).toEqual({ id, ...started, state: 'done', progress, result });
  clock.advance(86_399_999);
  expect(await there.rebuilds.find(id)).toBeDefined();
  clock.advance(1);
  expect(await there.rebuilds.find(id)).toBeUndefined();
});

test('one runs at a time in all processes, however long a step of it takes', async () => {
  const [here, there] = [server('here'), server('there')];
  await here.rebuilds.start(['all']);
  await seconds(120);
  for (const { rebuilds } of [here, there])
    await expect(rebuilds.start(['all'])).rejects.toMatchObject({ code: 'rebuild_running' });
  here.end();
  await turns();
  await there.rebuilds.start(['all']);
});

test('of two started at once in one process, one is refused', async () => {
  const { rebuilds } = server('here');
  const both = await Promise.allSettled([rebuilds.start(['all']), rebuilds.start(['all'])]);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});

test('the rebuild of a process that died is over after half a minute', async () => {
  const stopped = new FakeClock();
  const { id } = await server('dead', stopped).rebuilds.start(['all']);
  await seconds(29);
  const { rebuilds } = server('here');
  await expect(rebuilds.start(['all'])).rejects.toMatchObject({ code: 'rebuild_running' });
  await seconds(1);
  expect(await rebuilds.find(id)).toBeUndefined();
  await rebuilds.start(['all']);
});

test('a rebuild outlives notes that cannot be written, and its end is noted later', async () => {
  const { rebuilds, end } = server('here');
  const { id } = await rebuilds.start(['all']);
  notes.away = true;
  await seconds(5);
  end();
  await turns();
  expect(await rebuilds.find(id)).toMatchObject({ state: 'running' });
  notes.away = false;
  await seconds(1);
  expect(await rebuilds.find(id)).toMatchObject({ state: 'done', result });
});

test('where the start cannot be noted, nothing is started and the next one may be', async () => {
  const { rebuilds } = server('here');
  notes.away = true;
  await expect(rebuilds.start(['all'])).rejects.toThrow('nobody can be told');
  notes.away = false;
  expect(await rebuilds.start(['all'])).toMatchObject({ state: 'running' });
});

test('where the disk is short nothing is started, and what to do is said', async () => {
  const { rebuilds, end } = server('here');
  lack = 'the disk is too full';
  await expect(rebuilds.start(['all'])).rejects.toMatchObject({
    code: 'disk_short',
    detail: 'the disk is too full.',
  });
  lack = undefined;
  expect(await rebuilds.start(['all'])).toMatchObject({ state: 'running' });
  end();
});
