import type { Clock } from '#kernel';

/** After each turn whoever reads the ledger for the live copies has the time to see what came meanwhile. */
const breathMilliseconds = 10;

interface Waiting {
  readonly settle: (granted: boolean) => void;
}

/**
 * Who of the feeds of a thread is first: live copies, which somebody reads. A copy that was replaced has a turn, one
 * after the other and a page each, only while nothing is to be done for any live one.
 */
export class LiveFirst {
  private readonly working = new Set<object>();
  private waiting: Waiting[] = [];
  private taken = false;

  constructor(private readonly clock: Clock) {}

  /** There is something to do for a live copy. */
  works(who: object): void {
    this.working.add(who);
  }

  /** There is nothing more. */
  rests(who: object): void {
    this.working.delete(who);
    this.grant();
  }

  /** Does a little when its turn has come; undefined when the signal aborts before. @throws what the work throws */
  async inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
    if (!(await this.granted(signal))) return undefined;
    try {
      const done = await work();
      await this.clock.sleep(breathMilliseconds, signal);
      return done;
    } finally {
      this.taken = false;
      this.grant();
    }
  }

  private granted(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const waiting: Waiting = {
        settle: (granted) => {
          signal.removeEventListener('abort', leave);
          resolve(granted);
        },
      };
      const leave = () => {
        this.waiting = this.waiting.filter((each) => each !== waiting);
        waiting.settle(false);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.waiting.push(waiting);
      this.grant();
    });
  }

  private grant(): void {
    if (this.taken || this.working.size > 0) return;
    const next = this.waiting.shift();
    if (next === undefined) return;
    this.taken = true;
    next.settle(true);
  }
}
