import type { DecodedEvent } from './decoded-events.js';

/** A page of the one subscription, decoded once for every feed. */
export interface FeedPage {
  readonly events: readonly DecodedEvent[];
  /** Nothing is missing up to here. */
  readonly through: string | undefined;
  readonly caughtUp: boolean;
}

/** Events that may wait for a feed. */
const mostWaiting = 4_000;

/**
 * What waits for one feed. While it is `bounded`, the subscription waits for a feed that is full; while it is
 * `lossy` a full inbox closes instead, and the feed reads the ledger by itself; `closed` takes nothing.
 */
export class FeedInbox {
  private pages: FeedPage[] = [];
  private waiting = 0;
  private madeRoom: () => void = () => undefined;
  private kind: 'bounded' | 'lossy' | 'closed' = 'bounded';

  get closed(): boolean {
    return this.kind === 'closed';
  }

  get empty(): boolean {
    return this.pages.length === 0;
  }

  offer(page: FeedPage): void {
    if (this.kind === 'closed') return;
    this.pages.push(page);
    this.waiting += page.events.length;
    if (this.kind === 'lossy' && this.waiting > mostWaiting) this.become('closed');
  }

  /** Everything that waits, as one page. */
  take(): FeedPage {
    const pages = this.pages;
    const { through, caughtUp } = pages[pages.length - 1]!;
    this.clear();
    return {
      events: pages.length === 1 ? pages[0]!.events : pages.flatMap(({ events }) => events),
      through,
      caughtUp,
    };
  }

  /** Resolves when the subscription may go on. */
  async room(): Promise<void> {
    while (this.kind === 'bounded' && this.waiting > mostWaiting)
      await new Promise<void>((resolve) => {
        this.madeRoom = resolve;
      });
  }

  become(kind: 'bounded' | 'lossy' | 'closed'): void {
    this.kind = kind;
    if (kind === 'closed') this.clear();
  }

  private clear(): void {
    this.pages = [];
    this.waiting = 0;
    this.madeRoom();
  }
}
