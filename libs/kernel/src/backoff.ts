import type { Clock } from './clock.js';

/** Milliseconds. */
interface Pauses {
  readonly first: number;
  readonly longest: number;
}

/** What follows from a failure. */
interface AfterFailure {
  /** Milliseconds until the next try. */
  readonly pause: number;
  /** Worth a line in a log: the pause has grown, or nothing was said for a while. */
  readonly isNews: boolean;
}

/** Once the pause grows no more, a failure that lasts is told of this often. */
const reminderMilliseconds = 5 * 60_000;

/** Pauses between the tries of something that fails: each twice as long as the one before it, up to a longest one. */
export class Backoff {
  /** In a row, until it `worked`. */
  failures = 0;
  /** Milliseconds before the present try; 0 when nothing has failed. */
  pause = 0;
  private triedAgainAt = 0;
  private saidAt = 0;

  constructor(
    private readonly clock: Pick<Clock, 'monotonic'>,
    private readonly pauses: Pauses,
  ) {}

  failed(): AfterFailure {
    const now = this.clock.monotonic();
    const pause = Math.min(this.pauses.longest, this.pauses.first * 2 ** this.failures);
    const isNews = pause > this.pause || now - this.saidAt >= reminderMilliseconds;
    if (isNews) this.saidAt = now;
    this.failures++;
    this.pause = pause;
    this.triedAgainAt = now + pause;
    return { pause, isNews };
  }

  /** The very thing that failed has worked. */
  worked(): void {
    this.failures = 0;
    this.pause = 0;
  }

  /** For what only goes on until it fails: it has worked once it has gone on for as long as the longest pause. */
  goesOn(): void {
    if (this.failures > 0 && this.clock.monotonic() - this.triedAgainAt >= this.pauses.longest) this.worked();
  }
}
