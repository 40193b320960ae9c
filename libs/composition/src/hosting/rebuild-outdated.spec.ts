import { Unavailable } from '#event-store';
import { Refused } from '#kernel';
import { FakeClock } from '#kernel/testing';
import { quietLog } from '#operations/testing';
import type { Config } from '#settings';
import type { RebuildRequest } from './projections-host.js';
import { rebuildRunning } from './rebuild-leases.js';
import { rebuildOutdated } from './rebuild-outdated.js';

/** Views that need a rebuild, and what becomes of each try. */
class Town {
  readonly clock = new FakeClock();
  readonly stopping = new AbortController();
  readonly tries: string[] = [];
  needed = new Set<string>();
  fate: (views: readonly string[]) => Error | undefined = () => undefined;
  private away = 0;

  constructor(private readonly kind: 'sqlite' | 'mongodb') {}

  /** The next questions for what is needed find the store away. */
  isAwayFor(questions: number): void {
    this.away = questions;
  }

  start(): Promise<void> {
    const config = { projections: 'here', readStore: { kind: this.kind } } as Config;
    return rebuildOutdated(
      { system: { config, clock: this.clock }, projections: this, log: quietLog },
      this.stopping.signal,
    );
  }

  async needsRebuild() {
    if (this.away-- > 0) throw new Unavailable('the store is away');
    return [...this.needed].map((name) => ({ name, reason: 'it is of version 1' }));
  }

  async *rebuild({ views }: RebuildRequest): AsyncGenerator<never, never, void> {
    this.tries.push(views.join());
    const error = this.fate(views);
    if (error !== undefined) throw error;
    for (const view of views) this.needed.delete(view);
    return undefined as never;
  }

  /** Lets time pass until it has ended by itself. */
  async ends(run: Promise<void>): Promise<void> {
    let over = false;
    void run.then(() => {
      over = true;
    });
    for (let turn = 0; turn < 2_000 && !over; turn++) {
      await new Promise(setImmediate);
      if (turn % 5 === 4) this.clock.advance(1_000);
    }
    expect(over).toBe(true);
  }
}

test('alone, all views are rebuilt at once', async () => {
  const town = new Town('sqlite');
  town.needed = new Set(['persons', 'cases']);
  await town.ends(town.start());
  expect(town.tries).toEqual(['persons,cases']);
});

test('together, each process takes one view at a time, and leaves what another one is at', async () => {
  const town = new Town('mongodb');
  town.needed = new Set(['persons', 'cases']);
  town.fate = ([view]) => {
    if (view !== 'persons' || town.tries.length > 4) return undefined;
    return new Refused(rebuildRunning, 'another process rebuilds persons now');
  };
  await town.ends(town.start());
  expect(town.tries.filter((each) => each === 'cases')).toHaveLength(1);
  expect(town.needed).toEqual(new Set());
});

test('a store that is away, or a lost lease, ends nothing', async () => {
  const town = new Town('mongodb');
  town.needed = new Set(['persons', 'cases']);
  town.isAwayFor(3);
  let failures = 2;
  town.fate = () => (failures-- > 0 ? new Unavailable('the store is away') : undefined);
  await town.ends(town.start());
  expect(town.needed).toEqual(new Set());
});

test('a store that was away for an hour is asked again half a minute after it is back', async () => {
  const town = new Town('mongodb');
  town.needed = new Set(['persons']);
  town.isAwayFor(Number.POSITIVE_INFINITY);
  const run = town.start();
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      town.clock.advance(1_000);
      for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
    }
  };
  await pass(3_600);
  town.isAwayFor(0);
  await pass(31);
  expect(town.needed).toEqual(new Set());
  await town.ends(run);
});

test('a view that cannot be rebuilt keeps no other one waiting, and is tried again ever more rarely', async () => {
  const town = new Town('mongodb');
  town.needed = new Set(['bad', 'persons']);
  town.fate = ([view]) => (view === 'bad' ? new Error('an event cannot be folded') : undefined);
  const run = town.start();
  for (let minute = 0; minute < 60; minute++) {
    town.clock.advance(60_000);
    for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
  }
  expect(town.needed).toEqual(new Set(['bad']));
  const tries = town.tries.filter((each) => each === 'bad').length;
  expect(tries).toBeGreaterThan(10);
  expect(tries).toBeLessThan(40);
  town.stopping.abort();
  await run;
});
