import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock, Instant } from '#kernel';

/** A clock that can stand at a moment of the past. Durations and waiting stay real. */
export class MovedClock implements Clock {
  private readonly moved = new AsyncLocalStorage<Instant>();
  private standing: Instant | undefined;

  constructor(private readonly real: Clock) {}

  now = (): Instant => this.standing ?? this.moved.getStore() ?? this.real.now();
  monotonic = (): number => this.real.monotonic();
  sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    this.real.sleep(milliseconds, signal);

  /** Stands still for everybody while `work` runs. */
  async standStillAt<T>(instant: Instant, work: () => Promise<T>): Promise<T> {
    this.standing = instant;
    try {
      return await work();
    } finally {
      this.standing = undefined;
    }
  }

  /** Stands elsewhere for `work` and what it awaits, and for nothing else: many such pieces can run at once. */
  at<T>(instant: Instant, work: () => Promise<T>): Promise<T> {
    return this.moved.run(instant, work);
  }

  /** Nothing runs at another moment any more: takes the tracking of asynchronous work away again. */
  end(): void {
    this.moved.disable();
  }
}
