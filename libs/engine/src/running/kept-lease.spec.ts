import { Unavailable } from '#event-store';
import { FakeClock } from '#kernel/testing';
import { QuietLog } from '../../testing/index.js';
import { KeptLease } from './kept-lease.js';
import type { Leases } from './leases.js';

let clock: FakeClock;
let epoch: number | 'away' | undefined;
let releases: number;
const leases: Leases = {
  acquire: async (name) => {
    if (epoch === 'away') throw new Unavailable('the store is away');
    return epoch === undefined ? undefined : { name, epoch };
  },
  heldElsewhere: async () => false,
  release: async () => void releases++,
};
beforeEach(() => {
  clock = new FakeClock();
  epoch = 1;
  releases = 0;
});
const take = () => KeptLease.take('rebuild:cases', { leases, clock, log: new QuietLog() });

async function pass(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 250) {
    clock.advance(250);
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
  }
}

test('it is kept for as long as it is wanted, and then given back', async () => {
  const lease = await take();
  await pass(60_000);
  expect(lease?.isLost.aborted).toBe(false);
  await lease?.release();
  expect(releases).toBe(1);
});

test('what another process holds is not taken', async () => {
  epoch = undefined;
  expect(await take()).toBeUndefined();
});

test.each([undefined, 2])(
  'it is lost when another process has taken it (now of epoch %s), and not given back',
  async (now) => {
    const lease = await take();
    epoch = now;
    await pass(1_000);
    expect(lease?.isLost.aborted).toBe(true);
    await lease?.release();
    expect(releases).toBe(0);
  },
);

test('a store that is away for less than the lease costs nothing, for longer the lease', async () => {
  const lease = await take();
  epoch = 'away';
  await pass(2_000);
  epoch = 1;
  await pass(2_000);
  expect(lease?.isLost.aborted).toBe(false);
  epoch = 'away';
  await pass(4_000);
  expect(lease?.isLost.aborted).toBe(true);
});
