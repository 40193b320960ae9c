import { type Clock, within } from '#kernel';
import { SendDelayed } from './transport.js';

/** Longest that one handing over takes: well before its sender is taken for dead, so that nobody else begins it. */
const longest = 60_000;
/** How long a stop waits for what is being handed over. */
const grace = 5_000;

/** Handings over that are under way: each ends in time, and a stop lets them finish. */
export class RunningSends {
  private readonly running = new Set<Promise<unknown>>();
  private readonly stopping = new AbortController();
  private closed = false;

  constructor(private readonly clock: Pick<Clock, 'sleep'>) {}

  /** @throws SendDelayed after a stop */
  async run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.closed) throw new SendDelayed('the sender is stopping', 'unreachable');
    const sending = within(this.clock, { milliseconds: longest, also: this.stopping.signal }, work);
    this.running.add(sending);
    try {
      return await sending;
    } finally {
      this.running.delete(sending);
    }
  }

  /** Takes nothing new, waits some seconds for the rest, then gives it up: it is sent again after the next start. */
  async close(): Promise<void> {
    this.closed = true;
    const finished = new AbortController();
    const all = Promise.allSettled([...this.running]);
    await Promise.race([all, this.clock.sleep(grace, finished.signal)]);
    finished.abort();
    this.stopping.abort();
    await all;
  }
}
