import type { Clock } from '#kernel';

/** How many events are folded a second. */
export class FoldRate {
  private since = 0;
  private events = 0;
  private last = 0;

  constructor(private readonly clock: Pick<Clock, 'monotonic'>) {}

  /** Over the last seconds of work; 0 where there was none. */
  get perSecond(): number {
    return this.clock.monotonic() - this.since > 2_000 ? 0 : this.last;
  }

  count(events: number): void {
    this.events += events;
    const milliseconds = this.clock.monotonic() - this.since;
    if (milliseconds < 1_000) return;
    this.last = Math.round((this.events * 1_000) / milliseconds);
    this.events = 0;
    this.since += milliseconds;
  }
}
