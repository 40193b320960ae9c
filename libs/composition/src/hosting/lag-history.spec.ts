import { KeptNotes } from '#access/testing';
import type { ProjectionStatus } from '#engine';
import { FakeClock } from '#kernel/testing';
import { LagSampler, lagHistory } from './lag-history.js';

let clock: FakeClock;
let notes: KeptNotes;
let lag: { lagEvents: number; lagSeconds: number };
beforeEach(() => {
  clock = new FakeClock('2026-05-01T16:58:00.000Z');
  notes = new KeptNotes(clock);
  lag = { lagEvents: 0, lagSeconds: 0 };
});

const sampler = () =>
  new LagSampler({ clock, notes }, async () => [
    { name: 'cases', role: 'live', ...lag } as ProjectionStatus,
    { name: 'cases', role: 'previous', lagEvents: 9_000, lagSeconds: 900 } as ProjectionStatus,
  ]);

async function minutes(sampling: LagSampler, ...seconds: readonly number[]): Promise<void> {
  for (const each of seconds) {
    lag = { lagEvents: each * 10, lagSeconds: each };
    await sampling.look();
    clock.advance(20_000);
    lag = { lagEvents: 0, lagSeconds: 0 };
    await sampling.look();
    clock.advance(40_000);
  }
  await sampling.look();
}

test('the worst of each minute is kept, of live copies only', async () => {
  await minutes(sampler(), 3, 0, 7.04);
  expect(await lagHistory({ clock, notes }, 'cases', 1)).toEqual([
    { at: '2026-05-01T16:58:00.000Z', lagEvents: 30, lagSeconds: 3 },
    { at: '2026-05-01T16:59:00.000Z', lagEvents: 0, lagSeconds: 0 },
    { at: '2026-05-01T17:00:00.000Z', lagEvents: 70.4, lagSeconds: 7 },
  ]);
  expect(await lagHistory({ clock, notes }, 'persons', 1)).toEqual([]);
});

test('after a restart the hour goes on, and only as many hours are shown as were asked for', async () => {
  await minutes(sampler(), 1);
  clock.advance(60_000);
  await minutes(sampler(), 2);
  const all = await lagHistory({ clock, notes }, 'cases', 24);
  expect(all.map(({ lagSeconds }) => lagSeconds)).toEqual([1, 2]);
  clock.advance(3_600_000);
  expect(await lagHistory({ clock, notes }, 'cases', 1)).toEqual([]);
  expect(await lagHistory({ clock, notes }, 'cases', 2)).toHaveLength(2);
});

test('what is older than a week goes by itself', async () => {
  await minutes(sampler(), 1);
  clock.advance(7 * 24 * 3_600_000);
  expect(await lagHistory({ clock, notes }, 'cases', 1_000)).toEqual([]);
});
