import { FakeClock } from '#kernel/testing';
import { QuietLog } from '../../testing/index.js';
import { HeldWork, heldByOneProcess, type Leases } from './leases.js';

/** Leases of several holders in memory, by one clock; a holder can be cut off from it. */
class LeaseTable {
  private readonly held = new Map<string, { holder: string; epoch: number; until: number }>();
  readonly cutOff = new Set<string>();

  constructor(private readonly clock: FakeClock) {}

  for(holder: string): Leases {
    return {
      acquire: async (name, milliseconds) => {
        if (this.cutOff.has(holder)) throw new Error('no connection');
        const now = this.clock.monotonic();
        const present = this.held.get(name);
        if (present && present.holder !== holder && present.until > now) return undefined;
        const epoch = present?.holder === holder ? present.epoch : (present?.epoch ?? 0) + 1;
        this.held.set(name, { holder, epoch, until: now + milliseconds });
        return { name, epoch };
      },
      heldElsewhere: async (name) => {
        const present = this.held.get(name);
        return present !== undefined && present.holder !== holder && present.until > this.clock.monotonic();
      },
      release: async (name) => {
        if (this.cutOff.has(holder)) throw new Error('no connection');
        if (this.held.get(name)?.holder === holder) this.held.delete(name);
      },
    };
  }
}

const turns = async () => {
  for (let n = 0; n < 50; n++) await Promise.resolve();
};

function world() {
  const clock = new FakeClock();
  const table = new LeaseTable(clock);
  const working: string[] = [];
  const worker = (holder: string) =>
    new HeldWork('view', { leases: table.for(holder), clock, log: new QuietLog() }, async (lost) => {
      working.push(holder);
      await new Promise<void>((resolve) => lost.addEventListener('abort', () => resolve(), { once: true }));
      working.splice(working.indexOf(holder), 1);
    });
  const pass = async (milliseconds: number) => {
    for (let n = 0; n < milliseconds; n += 250) {
      clock.advance(250);
      await turns();
    }
  };
  return { table, working, worker, pass };
}

test('one of two works, and goes on while it renews', async () => {
  const { working, worker, pass } = world();
  const [one, two] = [worker('one'), worker('two')];
  await pass(60_000);
  expect(working).toEqual(['one']);
  await Promise.all([one.stop(), two.stop()]);
  expect(working).toEqual([]);
});

test('who stops gives the lease back, and the other one works within a second', async () => {
  const { working, worker, pass } = world();
  const [one, two] = [worker('one'), worker('two')];
  await pass(2_000);
  await one.stop();
  await pass(1_000);
  expect(working).toEqual(['two']);
  await two.stop();
});

test('who is cut off ends its work before another can begin, within five seconds', async () => {
  const { table, working, worker, pass } = world();
  const [one, two] = [worker('one'), worker('two')];
  await pass(2_000);
  table.cutOff.add('one');
  let both = false;
  for (let n = 0; n < 5_000; n += 250) {
    await pass(250);
    both ||= working.length > 1;
  }
  expect(both).toBe(false);
  expect(working).toEqual(['two']);
  await Promise.all([one.stop(), two.stop()]);
});

test('a store that never answers does not keep the work going', async () => {
  const clock = new FakeClock();
  let silent = false;
  const leases: Leases = {
    acquire: (name) => (silent ? new Promise(() => undefined) : Promise.resolve({ name, epoch: 1 })),
    heldElsewhere: async () => false,
    release: async () => undefined,
  };
  let ended = false;
  new HeldWork('view', { leases, clock, log: new QuietLog() }, async (lost) => {
    await new Promise<void>((resolve) => lost.addEventListener('abort', () => resolve(), { once: true }));
    ended = true;
  });
  await turns();
  silent = true;
  for (let n = 0; n < 4_000; n += 250) {
    clock.advance(250);
    await turns();
  }
  expect(ended).toBe(true);
});

test('work that fails is begun again', async () => {
  const clock = new FakeClock();
  let begun = 0;
  const ports = { leases: heldByOneProcess, clock, log: new QuietLog() };
  const held = new HeldWork('view', ports, async (lost) => {
    if (++begun < 3) throw new Error('not yet');
    await new Promise<void>((resolve) => lost.addEventListener('abort', () => resolve(), { once: true }));
  });
  for (let n = 0; n < 6_000; n += 250) {
    clock.advance(250);
    await turns();
  }
  expect(begun).toBe(3);
  await held.stop();
});

test('work that keeps failing is begun ever more rarely, and a few lines say so', async () => {
  const clock = new FakeClock();
  const log = new QuietLog();
  let begun = 0;
  const held = new HeldWork('view', { leases: heldByOneProcess, clock, log }, async () => {
    begun++;
    throw new Error('the store is away');
  });
  const pass = async (milliseconds: number) => {
    const before = begun;
    for (let n = 0; n < milliseconds; n += 250) {
      clock.advance(250);
      await turns();
    }
    return begun - before;
  };
  await pass(60_000);
  expect(await pass(60_000)).toBeLessThanOrEqual(6);
  expect(log.said.length).toBeGreaterThan(0);
  expect(log.said.length).toBeLessThan(10);
  await held.stop();
});

test('while nobody can be asked for a lease, that is said a few times, and the work begins soon after', async () => {
  const clock = new FakeClock();
  const log = new QuietLog();
  const table = new LeaseTable(clock);
  table.cutOff.add('one');
  let works = false;
  const held = new HeldWork('view', { leases: table.for('one'), clock, log }, async (lost) => {
    works = true;
    await new Promise<void>((resolve) => lost.addEventListener('abort', () => resolve(), { once: true }));
  });
  for (let n = 0; n < 600_000; n += 250) {
    clock.advance(250);
    await turns();
  }
  expect(log.said.length).toBeGreaterThan(0);
  expect(log.said.length).toBeLessThan(10);
  table.cutOff.clear();
  for (let n = 0; n < 3_000; n += 250) {
    clock.advance(250);
    await turns();
  }
  expect(works).toBe(true);
  await held.stop();
});

test('who gives way does not begin, and begins when nobody wants to be first any more', async () => {
  const clock = new FakeClock();
  let wanted = true;
  let begun = 0;
  const ports = { leases: heldByOneProcess, clock, log: new QuietLog(), givesWay: async () => wanted };
  const work = new HeldWork('view', ports, async (lost) => {
    begun++;
    await new Promise<void>((resolve) => lost.addEventListener('abort', () => resolve(), { once: true }));
  });
  for (let n = 0; n < 5; n++) {
    clock.advance(1_000);
    await turns();
  }
  expect(begun).toBe(0);
  wanted = false;
  clock.advance(1_000);
  await turns();
  expect(begun).toBe(1);
  await work.stop();
});
