import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock, Instant } from '#kernel';

/**
 * A clock that stands at another moment for one piece of work and everything that it awaits, so that many such
 * pieces can run at once. Durations and waiting stay real.
 */
export class MovedClock implements Clock {
  private readonly moved = new AsyncLocalStorage<Instant>();

  constructor(private readonly real: Clock) {}

  now = (): Instant => this.moved.getStore() ?? this.real.now();
  monotonic = (): number => this.real.monotonic();
  sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    this.real.sleep(milliseconds, signal);

  at<T>(instant: Instant, work: () => Promise<T>): Promise<T> {
    return this.moved.run(instant, work);
  }

  /** Nothing runs at another moment any more: takes the tracking of asynchronous work away again. */
  end(): void {
    this.moved.disable();
  }
}
