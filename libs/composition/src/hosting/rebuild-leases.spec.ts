import type { Leases, RebuildResult } from '#engine';
import { QuietLog } from '#engine/testing';
import { Refused } from '#kernel';
import { FakeClock } from '#kernel/testing';
import { rebuildRunning, underLeases } from './rebuild-leases.js';

const done: RebuildResult = { views: [], events: 7, seconds: 1 };
const step = { phase: 'reading', done: 1, total: 7, perSecond: 1, secondsLeft: 6 } as const;

const turns = async () => {
  for (let n = 0; n < 50; n++) await Promise.resolve();
};

function world() {
  const clock = new FakeClock();
  const log = new QuietLog();
  let epoch = 0;
  let taken: readonly string[] = [];
  /** Another process has these from the first standstill on. */
  const takenMeanwhile: string[] = [];
  const leases: Leases = {
    acquire: async (name) => (taken.includes(name) ? undefined : { name, epoch: ++epoch }),
    heldElsewhere: async () => false,
    release: async () => undefined,
  };
  /** The one that reads goes on until it is told to stop; `standstills` of them are. */
  const runs: AbortSignal[] = [];
  const rebuild = (standstills: number) =>
    async function* (signal: AbortSignal) {
      runs.push(signal);
      yield step;
      if (runs.length <= standstills) {
        taken = takenMeanwhile;
        for (let n = 0; n < 4; n++) {
          clock.advance(1_000);
          await turns();
        }
        signal.throwIfAborted();
      }
      return done;
    };
  const run = async (standstills: number, signal?: AbortSignal) => {
    const running = underLeases(['persons', 'cases'], { leases, clock, log }, signal, rebuild(standstills));
    for (;;) {
      const { done: isOver, value } = await running.next();
      if (isOver) return value;
    }
  };
  return { run, runs, log, takenMeanwhile };
}

test('a rebuild whose lease ran out goes on, and says so', async () => {
  const { run, runs, log } = world();
  expect(await run(2)).toBe(done);
  expect(runs).toHaveLength(3);
  expect(log.said.filter((each) => each.includes('goes on'))).toHaveLength(2);
});

test('one that another process has begun meanwhile is left to it', async () => {
  const { run, runs, takenMeanwhile } = world();
  takenMeanwhile.push('rebuild:cases');
  const error = await run(1).catch((each: unknown) => each);
  expect(error).toBeInstanceOf(Refused);
  expect(error).toMatchObject({ code: rebuildRunning });
  expect(runs).toHaveLength(1);
});

test('what is told to stop is not begun anew', async () => {
  const { run, runs } = world();
  const stop = new AbortController();
  const running = run(1, stop.signal);
  stop.abort();
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  expect(runs).toHaveLength(1);
});

test('a machine that stands still again and again is told what to do', async () => {
  const { run, runs } = world();
  await expect(run(99)).rejects.toThrow('free its processors or its disk');
  expect(runs).toHaveLength(6);
});
