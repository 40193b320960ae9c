import { comparePositions } from '#event-store';
import type { Clock } from '#kernel';
import type { Checkpoint } from '#read-store';

const pollMilliseconds = 5;

interface Wish {
  readonly view: string;
  readonly position: string;
  /** On the monotonic clock. */
  readonly until: number;
}

interface Waiter extends Wish {
  readonly resolve: (outcome: 'reached' | 'stale') => void;
  readonly reject: (error: unknown) => void;
}

/** Read your own writes: waits until views hold a position. One poll for the whole process, only while somebody waits. */
export class CheckpointWatch {
  private waiters: Waiter[] = [];
  private polling = false;

  constructor(
    private readonly ports: {
      /** The committed checkpoint of a view's live copy. */
      readonly checkpoint: (view: string) => Promise<Checkpoint | undefined>;
      /** A checkpoint of another ledger never reaches anything. */
      readonly ledgerId: string;
      readonly clock: Clock;
    },
  ) {}

  /** `stale`: the view was not there in time; the answer may be given, marked as such. */
  async waitFor(view: string, position: string, timeoutMilliseconds: number): Promise<'reached' | 'stale'> {
    const wish = { view, position, until: this.ports.clock.monotonic() + timeoutMilliseconds };
    const already = this.outcome(wish, await this.ports.checkpoint(view));
    if (already !== undefined) return already;
    return new Promise((resolve, reject) => {
      this.waiters.push({ ...wish, resolve, reject });
      if (!this.polling) void this.poll();
    });
  }

  private async poll(): Promise<void> {
    this.polling = true;
    while (this.waiters.length > 0) {
      await this.ports.clock.sleep(pollMilliseconds);
      await this.look();
    }
    this.polling = false;
  }

  private async look(): Promise<void> {
    const looking = this.waiters;
    this.waiters = [];
    const views = [...new Set(looking.map(({ view }) => view))];
    const seen = await Promise.allSettled(views.map((view) => this.ports.checkpoint(view)));
    for (const waiter of looking) {
      const checkpoint = seen[views.indexOf(waiter.view)]!;
      const outcome = checkpoint.status === 'fulfilled' ? this.outcome(waiter, checkpoint.value) : undefined;
      if (checkpoint.status === 'rejected') waiter.reject(checkpoint.reason);
      else if (outcome === undefined) this.waiters.push(waiter);
      else waiter.resolve(outcome);
    }
  }

  private outcome(wish: Wish, checkpoint: Checkpoint | undefined): 'reached' | 'stale' | undefined {
    const ours = checkpoint?.ledgerId === this.ports.ledgerId;
    if (ours && comparePositions(checkpoint.position, wish.position) >= 0) return 'reached';
    return this.ports.clock.monotonic() >= wish.until ? 'stale' : undefined;
  }
}
