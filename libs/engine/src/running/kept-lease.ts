import type { Clock } from '#kernel';
import type { Log } from '../log.js';
import type { Leases } from './leases.js';

/** How long a dead holder keeps others waiting at most. */
const leaseMilliseconds = 3_000;

interface KeptLeasePorts {
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
}

/** A lease that is prolonged until it is given back: for work that is not begun again by itself (see `HeldWork`). */
export class KeptLease {
  private readonly lost = new AbortController();
  private readonly released = new AbortController();
  private readonly kept: Promise<void>;

  private constructor(
    readonly name: string,
    private readonly epoch: number,
    private readonly ports: KeptLeasePorts,
  ) {
    this.kept = this.keep(ports.clock.monotonic());
  }

  /** Undefined while another process holds it. @throws Unavailable */
  static async take(name: string, ports: KeptLeasePorts): Promise<KeptLease | undefined> {
    const lease = await ports.leases.acquire(name, leaseMilliseconds);
    return lease && new KeptLease(name, lease.epoch, ports);
  }

  /** Aborts when somebody else may hold it. */
  get isLost(): AbortSignal {
    return this.lost.signal;
  }

  /** Where the store is away, it runs out by itself. */
  async release(): Promise<void> {
    this.released.abort();
    await this.kept;
    if (this.lost.signal.aborted) return;
    await this.ports.leases.release(this.name).catch(() => undefined);
  }

  private async keep(taken: number): Promise<void> {
    const { leases, clock, log } = this.ports;
    let until = taken + leaseMilliseconds;
    while (!this.lost.signal.aborted) {
      await clock.sleep(leaseMilliseconds / 4, this.released.signal);
      if (this.released.signal.aborted) return;
      const before = clock.monotonic();
      try {
        const lease = await leases.acquire(this.name, leaseMilliseconds);
        if (lease?.epoch !== this.epoch) this.lost.abort();
        else until = before + leaseMilliseconds;
      } catch (error) {
        log.warn(
          { lease: this.name, error: error instanceof Error ? error.name : 'unknown' },
          'a lease cannot be prolonged',
        );
      }
      if (clock.monotonic() >= until) this.lost.abort();
    }
  }
}
