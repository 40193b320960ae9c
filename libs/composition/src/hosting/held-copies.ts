import { KeptLease, type LiveFeeds } from '#engine';
import { comparePositions } from '#event-store';
import type { CopyInfo } from '#read-store';
import type { SharedPorts } from './projections-host.js';

const holdLease = (view: string) => `hold:${view}`;

const pollMilliseconds = 100;
const patienceMilliseconds = 60_000;

interface LocalFeeds {
  /** Has the view fed by this process as soon as no other one does, also where it feeds none otherwise. */
  begin(view: string): void;
  /** What feeds a view here now. */
  here(view: string): LiveFeeds | undefined;
  /** Leaves the view to others again, where this process feeds none. */
  end(view: string): Promise<void>;
  /** Whether only a rebuild can bring a live copy forward. */
  isStuck(copy: CopyInfo): boolean;
}

/**
 * Makes a live copy stand still whichever process feeds it: whoever holds this lease is left to feed the view. A
 * process that is fenced off instead may have written half a batch; one that hands over has not.
 */
export class HeldCopies implements LiveFeeds {
  private readonly holds = new Map<string, KeptLease>();

  constructor(
    private readonly ports: SharedPorts,
    private readonly feeds: LocalFeeds,
  ) {}

  /** Whether another process makes this view's live copy stand still, or wants to. */
  isWantedElsewhere(view: string): Promise<boolean> {
    return this.ports.leases.heldElsewhere(holdLease(view));
  }

  async holdAt(view: string, atLeast: string | undefined) {
    const { clock } = this.ports;
    const until = clock.monotonic() + patienceMilliseconds;
    do {
      const live = await this.liveCopy(view);
      if (live === undefined || this.feeds.isStuck(live)) break;
      if (comparePositions(live.checkpoint?.position, atLeast) >= 0 && (await this.take(view))) {
        const at = await this.feeds.here(view)?.holdAt(view, atLeast);
        if (at !== undefined) return at;
      }
      await clock.sleep(pollMilliseconds);
    } while (clock.monotonic() < until);
    await this.release(view);
    return undefined;
  }

  /** Whatever fails of it: the view is left to others in the end. */
  async release(view: string): Promise<void> {
    const hold = this.holds.get(view);
    if (hold === undefined) return;
    this.holds.delete(view);
    try {
      await this.feeds.here(view)?.release(view);
    } finally {
      await this.feeds.end(view).finally(() => hold.release());
    }
  }

  private async liveCopy(view: string): Promise<CopyInfo | undefined> {
    const copies = await this.ports.readStore.copies();
    return copies.find(({ name, state }) => name === view && state === 'live');
  }

  /** True when it is held already. A hold that was lost is taken anew. */
  private async take(view: string): Promise<boolean> {
    const held = this.holds.get(view);
    if (held !== undefined && !held.isLost.aborted) return true;
    const { leases, clock, log } = this.ports;
    const hold = await KeptLease.take(holdLease(view), { leases, clock, log });
    if (hold === undefined) return false;
    this.holds.set(view, hold);
    this.feeds.begin(view);
    return true;
  }
}
