import type { Log } from '#engine';
import type { Clock } from '#kernel';

/**
 * Runs `work` again and again, `pause` milliseconds after its end, until stopped. A failure is logged and the next turn
 * comes. Long work looks at the signal, so that a stop does not wait for all of it.
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
    const { signal } = this.stopping;
    for (;;) {
      await this.ports.clock.sleep(this.pause(), signal);
      if (signal.aborted) return;
      try {
        await this.work(signal);
      } catch (error) {
        const kind = error instanceof Error ? error.name : 'unknown';
        this.ports.log.warn({ work: this.name, error: kind }, 'recurring work failed and will run again');
      }
    }
  }
}
