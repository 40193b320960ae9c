import type { Clock } from '#kernel';

/** The right to do something alone, until it runs out. `epoch` grows with every new holder: it fences the old one off. */
export interface Lease {
  readonly name: string;
  readonly epoch: number;
}

/** Who of several processes may do what only one may do at a time. Adapter: `mongodb/`. */
export interface Leases {
  /**
   * Takes a lease that is free or has run out, or prolongs one that is held here already, for so many milliseconds
   * by the store's clock. Undefined while another process holds it. @throws Unavailable
   */
  acquire(name: string, milliseconds: number): Promise<Lease | undefined>;
  /** Gives it back at once; nothing happens when it is not held here. */
  release(name: string): Promise<void>;
}

/** One process alone: it holds everything, for ever. */
export const heldByOneProcess: Leases = {
  acquire: async (name) => ({ name, epoch: 1 }),
  release: async () => undefined,
};

/** How long a dead holder keeps others waiting at most; with the pause before a try, less than the 5 s of a take-over. */
const leaseMilliseconds = 3_000;
/** How long the holder counts on it: the clocks of two machines may differ by the rest. */
const sureMilliseconds = 2_000;
const renewMilliseconds = 750;

/** `until`: as long as it is certainly held, by the monotonic clock. */
interface Hold extends Lease {
  readonly until: number;
}

export interface HeldWorkPorts {
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: (fields: object, message: string) => void;
}

/**
 * Does `work` whenever this process holds the lease, and aborts it when the lease may have run out: by the monotonic
 * clock, counted from before the request, so that a slow answer shortens it. Work that ends by itself, or fails, is
 * begun again while the lease is held.
 */
export class HeldWork {
  private readonly stopping = new AbortController();
  private readonly done: Promise<void>;
  /** True while the work is running here. */
  holds = false;

  constructor(
    readonly name: string,
    private readonly ports: HeldWorkPorts,
    private readonly work: (lost: AbortSignal, epoch: number) => Promise<void>,
  ) {
    this.done = this.run();
  }

  /** Ends the work, waits for it, gives the lease back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const hold = await this.tryToHold();
      if (hold === undefined) await this.ports.clock.sleep(renewMilliseconds, signal);
      else await this.hold(hold);
    }
  }

  private async tryToHold(): Promise<Hold | undefined> {
    const before = this.ports.clock.monotonic();
    try {
      const lease = await this.ports.leases.acquire(this.name, leaseMilliseconds);
      return lease && { ...lease, until: before + sureMilliseconds };
    } catch (error) {
      this.say('a lease cannot be asked for', error);
      return undefined;
    }
  }

  private async hold({ epoch, until: first }: Hold): Promise<void> {
    const { clock, leases } = this.ports;
    const { signal: stopped } = this.stopping;
    const lost = new AbortController();
    const signal = AbortSignal.any([stopped, lost.signal]);
    this.holds = true;
    const working = this.work(signal, epoch).catch((error: unknown) => {
      this.say('work under a lease failed and begins again', error);
      return clock.sleep(renewMilliseconds, signal);
    });
    const ended = working.then(() => lost.abort());
    let until = first;
    while (!signal.aborted) {
      await clock.sleep(renewMilliseconds, signal);
      if (signal.aborted) break;
      const renewed = await this.renew(until, signal);
      if (renewed !== undefined && renewed.epoch !== epoch) lost.abort();
      until = renewed?.until ?? until;
      if (clock.monotonic() >= until) lost.abort();
    }
    await ended;
    this.holds = false;
    await leases.release(this.name).catch((error: unknown) => this.say('a lease runs out by itself', error));
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

  private say(message: string, error: unknown): void {
    this.ports.log({ lease: this.name, error: error instanceof Error ? error.name : 'unknown' }, message);
  }
}
