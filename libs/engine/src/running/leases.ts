import { Backoff, type Clock } from '#kernel';
import type { Log } from '../log.js';

/** The right to do something alone, until it runs out. `epoch` grows with every new holder: it fences the old one off. */
export interface Lease {
  readonly name: string;
  readonly epoch: number;
}

/** Another process does this now: its lease is newer. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Who of several processes may do what only one may do at a time. Adapter: `mongodb/`. */
export interface Leases {
  /**
   * Takes a lease that is free or has run out, or prolongs one that is held here already, for so many milliseconds
   * by the clock of whoever asks. Undefined while another process holds it. @throws Unavailable
   */
  acquire(name: string, milliseconds: number): Promise<Lease | undefined>;
  /** Whether another process holds it now. @throws Unavailable */
  heldElsewhere(name: string): Promise<boolean>;
  /** Gives it back at once; nothing happens when it is not held here. */
  release(name: string): Promise<void>;
}

/** One process alone: it holds everything, for ever. */
export const heldByOneProcess: Leases = {
  acquire: async (name) => ({ name, epoch: 1 }),
  heldElsewhere: async () => false,
  release: async () => undefined,
};

/** How long a dead holder keeps others waiting at most; with the pause before a try, less than the 5 s of a take-over. */
const leaseMilliseconds = 3_000;
/** How long the holder counts on it: the clocks of two machines may differ by the rest. */
const sureMilliseconds = 2_000;
const renewMilliseconds = 750;
/** Between the tries to get a lease while nobody can be asked: soon after that is over somebody must have it. */
const askingMilliseconds = { first: renewMilliseconds, longest: 3_000 };
const failingMilliseconds = { first: renewMilliseconds, longest: 10_000 };

/** `until`: as long as it is certainly held, by the monotonic clock. */
interface Hold extends Lease {
  readonly until: number;
}

export interface HeldWorkPorts {
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
  /** Asked before each try: whether another process should have it first. Default: none. */
  readonly givesWay?: () => Promise<boolean>;
}

type Work = (lost: AbortSignal, epoch: number) => Promise<void>;

/**
 * Does `work` whenever this process holds the lease, and aborts it when the lease may have run out: by the monotonic
 * clock, counted from before the request, so that a slow answer shortens it. Work that ends by itself, or fails, is
 * begun again while the lease is free.
 */
export class HeldWork {
  private readonly stopping = new AbortController();
  private readonly failing: Backoff;
  private readonly lease: HeldLease;
  private readonly done: Promise<void>;
  /** True while the work is running here. */
  holds = false;

  constructor(
    readonly name: string,
    private readonly ports: HeldWorkPorts,
    private readonly work: Work,
  ) {
    this.failing = new Backoff(ports.clock, failingMilliseconds);
    this.lease = new HeldLease(name, ports);
    this.done = this.run();
  }

  /** Ends the work, waits for it, gives the lease back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const working: Work = async (lost, epoch) => {
      this.holds = true;
      await this.work(lost, epoch).finally(() => {
        this.holds = false;
      });
    };
    while (!signal.aborted) {
      const pause = await this.once(working);
      if (pause !== undefined) await this.ports.clock.sleep(pause, signal);
    }
  }

  /** @returns milliseconds until the next try; undefined: at once */
  private async once(working: Work): Promise<number | undefined> {
    const hold = await this.lease.tryToHold();
    if (hold === undefined) return Math.max(renewMilliseconds, this.lease.asking.pause);
    try {
      await this.lease.during(hold, working, this.stopping.signal);
      return undefined;
    } catch (error) {
      // What has worked for a while fails for the first time.
      this.failing.goesOn();
      const { pause, isNews } = this.failing.failed();
      if (isNews) say(this.ports.log, this.name, 'work under a lease failed and begins again', error);
      return pause;
    }
  }
}

class HeldLease {
  readonly asking: Backoff;

  constructor(
    private readonly name: string,
    private readonly ports: HeldWorkPorts,
  ) {
    this.asking = new Backoff(ports.clock, askingMilliseconds);
  }

  async tryToHold(): Promise<Hold | undefined> {
    const before = this.ports.clock.monotonic();
    try {
      const givesWay = await this.ports.givesWay?.();
      const lease = givesWay ? undefined : await this.ports.leases.acquire(this.name, leaseMilliseconds);
      this.asking.worked();
      return lease && { ...lease, until: before + sureMilliseconds };
    } catch (error) {
      if (this.asking.failed().isNews) this.say('a lease cannot be asked for', error);
      return undefined;
    }
  }

  async during({ epoch, until: first }: Hold, work: Work, stopped: AbortSignal): Promise<void> {
    const { clock, leases } = this.ports;
    const lost = new AbortController();
    const signal = AbortSignal.any([stopped, lost.signal]);
    const working = work(signal, epoch).finally(() => lost.abort());
    working.catch(() => undefined);
    let until = first;
    while (!signal.aborted) {
      await clock.sleep(renewMilliseconds, signal);
      if (signal.aborted) break;
      const renewed = await this.renew(until, signal);
      if (renewed !== undefined && renewed.epoch !== epoch) lost.abort();
      until = renewed?.until ?? until;
      if (clock.monotonic() >= until) lost.abort();
    }
    try {
      await working;
    } finally {
      await leases
        .release(this.name)
        .catch((error: unknown) => this.say('a lease runs out by itself', error));
    }
  }

  /** An answer may come too late, or never: the work ends when the time is over, whatever the store does. */
  private async renew(until: number, signal: AbortSignal): Promise<Hold | undefined> {
    const { clock } = this.ports;
    const patience = new AbortController();
    const late = clock
      .sleep(Math.max(0, until - clock.monotonic()), AbortSignal.any([signal, patience.signal]))
      .then(() => undefined);
    const renewed = await Promise.race([this.tryToHold(), late]);
    patience.abort();
    return renewed;
  }

  private say = (message: string, error: unknown) => say(this.ports.log, this.name, message, error);
}

function say(log: Log, lease: string, message: string, error: unknown): void {
  log.warn({ lease, error: error instanceof Error ? error.name : 'unknown' }, message);
}
