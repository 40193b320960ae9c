import type { SharedNotes } from '#access';
import { KeptNotes } from '#access/testing';
import type { Instant } from '#kernel';
import { FakeClock } from '#kernel/testing';
import { BatchRuns } from './batch-runs.js';
import { Nightly } from './nightly.js';

const hours = 3_600_000;
const going = new AbortController().signal;

/** A process that starts at this moment, on these notes; Los Angeles is seven hours behind in May. */
function started(at: Instant, notes: SharedNotes = new KeptNotes({ monotonic: () => 0 })) {
  const clock = new FakeClock(at);
  const runs: string[] = [];
  const nightly = new Nightly(
    { clock, notes },
    { name: 'batch', work: async () => void runs.push(clock.now()) },
  );
  return { clock, notes, runs, nightly };
}

/** A process that ran the night of 20 May and was stopped during the day. */
async function ranThatNight(): Promise<SharedNotes> {
  const { nightly, notes, runs } = started('2026-05-20T09:00:00.000Z');
  await nightly.run(going);
  expect(runs).toHaveLength(1);
  return notes;
}

test.each([
  ['between midnight and two, before it is due', '2026-05-21T07:30:00.000Z', 0, 1.5 * hours],
  ['just after two', '2026-05-21T09:00:01.000Z', 1, 24 * hours - 1_000],
  ['in the afternoon of a day whose night was missed', '2026-05-21T22:00:00.000Z', 1, 11 * hours],
  ['before midnight, the night of the day being done', '2026-05-20T23:00:00.000Z', 0, 10 * hours],
  ['a week later', '2026-05-27T08:00:00.000Z', 1, 1 * hours],
] as const)(
  'started %s it makes up the last night once, and is due at the next two',
  async (_, at, made, next) => {
    const { nightly, runs } = started(at, await ranThatNight());
    expect(nightly.pause()).toBe(0);
    await nightly.run(going);
    expect(runs).toHaveLength(made);
    expect(nightly.pause()).toBe(next);
    await nightly.run(going);
    expect(runs).toHaveLength(made);
  },
);

test('it runs every night, once, also where it wakes a little early or late', async () => {
  const { nightly, clock, runs } = started('2026-05-20T20:00:00.000Z', await ranThatNight());
  await nightly.run(going);
  for (let night = 0; night < 5; night++) {
    clock.advance(nightly.pause());
    expect(nightly.pause()).toBe(0);
    await nightly.run(going);
    expect(runs).toHaveLength(night + 1);
    clock.advance(1_000);
  }
});

test('what failed or was stopped is tried again, here or by the next process, and only then counts as done', async () => {
  const notes = await ranThatNight();
  const clock = new FakeClock('2026-05-21T12:00:00.000Z');
  let fails = true;
  let ended = 0;
  const stopping = new AbortController();
  const work = async () => {
    if (fails) throw new Error('the store is away');
    if (stopping.signal.aborted) return;
    ended++;
  };
  const nightly = new Nightly({ clock, notes }, { name: 'batch', work });
  await expect(nightly.run(going)).rejects.toThrow();
  expect(nightly.pause()).toBe(0);
  fails = false;
  stopping.abort();
  await nightly.run(stopping.signal);
  expect([nightly.pause(), ended]).toEqual([0, 0]);
  const next = started('2026-05-21T13:00:00.000Z', notes);
  await next.nightly.run(going);
  expect(next.runs).toHaveLength(1);
});

test('what each run came to is kept: its numbers, that it failed, that it was stopped; ten of them', async () => {
  const { clock, notes } = started('2026-05-21T09:00:01.000Z');
  const stopping = new AbortController();
  const works: readonly (() => Promise<unknown>)[] = [
    async () => ({ requestsClosed: 4, note: 'no number' }),
    async () => Promise.reject(new Error('no')),
    async () => stopping.abort(),
  ];
  for (const work of works) {
    const nightly = new Nightly({ clock, notes }, { name: 'batch', work });
    await nightly.run(stopping.signal).catch(() => undefined);
    clock.advance(24 * hours);
  }
  const runs = new BatchRuns({ clock, notes });
  const kept = async () => (await runs.all()).get('batch') ?? [];
  expect((await kept()).map(({ outcome, counts, by }) => [outcome, counts, by])).toEqual([
    ['stopped', {}, 'night'],
    ['failed', {}, 'night'],
    ['done', { requestsClosed: 4 }, 'night'],
  ]);
  for (let n = 0; n < 12; n++) await runs.begin('batch', { by: 'ops', dryRun: true }).ended({ n });
  expect(await kept()).toHaveLength(10);
  expect((await kept())[0]).toMatchObject({ counts: { n: 11 }, by: 'ops', dryRun: true });
});
