import type { Log } from '#engine';
import { Backoff, type Clock } from '#kernel';

const backoffMilliseconds = { first: 1_000, longest: 30_000 };

/**
 * Runs `work` again and again, `pause` milliseconds after its end, until stopped. After a failure the next turn comes,
 * too, but ever later as long as it fails. Long work looks at the signal, so that a stop does not wait for all of it.
 */
export class Recurring {
  private readonly stopping = new AbortController();
  private readonly done: Promise<void>;

  constructor(
    private readonly name: string,
    private readonly ports: {
      readonly clock: Clock;
      readonly log: Log;
    },
    private readonly pause: () => number,
    private readonly work: (stopped: AbortSignal) => Promise<unknown>,
  ) {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
  }

  private async run(): Promise<void> {
    const { clock, log } = this.ports;
    const { signal } = this.stopping;
    const backoff = new Backoff(clock, backoffMilliseconds);
    for (;;) {
      await clock.sleep(Math.max(this.pause(), backoff.pause), signal);
      if (signal.aborted) return;
      try {
        await this.work(signal);
        backoff.worked();
      } catch (error) {
        const { isNews } = backoff.failed();
        const fields = { work: this.name, failures: backoff.failures, error: kindOf(error) };
        if (isNews) log.warn(fields, 'recurring work failed and will run again');
      }
    }
  }
}

const kindOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
