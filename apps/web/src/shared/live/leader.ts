import { after } from '../wall-clock.js';
import { type Heard, LiveSource } from './source.js';

/** Windows that open or turn a page at the same moment are one change of what is followed. */
const together = 50;
const untilAskedAgain = 30_000;

/** The window that listens for all windows of one person in this browser: to the topics that any of them wants. */
export class LiveLeader {
  private readonly wanted = new Map<string, readonly string[]>();
  /** Windows with a topic that this person may not follow (any more): one of them must not silence the others. */
  private readonly refused = new Set<string>();
  private readonly source: LiveSource;
  private followed: ReadonlySet<string> = new Set();
  private cancelPlan: (() => void) | undefined;
  private cancelRecheck: (() => void) | undefined;

  constructor(
    heard: (what: Heard) => void,
    private readonly lastEventId: () => string,
  ) {
    this.source = new LiveSource(heard, () => void this.exclude());
  }

  /** None: the window is closed, or not seen. */
  wants(window: string, topics: readonly string[]): void {
    this.refused.delete(window);
    if (topics.length === 0) this.wanted.delete(window);
    else this.wanted.set(window, topics);
    this.plan();
  }

  /** The session is there again, perhaps with other rights. */
  renewed(): void {
    this.refused.clear();
    this.source.close();
    this.plan();
  }

  stop(): void {
    this.cancelPlan?.();
    this.cancelRecheck?.();
    this.source.close();
  }

  private plan(): void {
    this.cancelPlan ??= after(together, () => {
      this.cancelPlan = undefined;
      this.follow();
    });
  }

  private follow(): void {
    const needed = [...this.wanted].flatMap(([window, topics]) => (this.refused.has(window) ? [] : topics));
    // What nobody wants any more is dropped with the next change: until then its hints find nobody.
    const isFollowed = this.source.isOpen && needed.every((each) => this.followed.has(each));
    if (needed.length === 0) this.source.close();
    else if (!isFollowed) {
      this.followed = new Set(needed);
      this.source.follow([...this.followed], this.lastEventId);
    }
  }

  /** After a refusal: leaves out those windows whose topics are why. */
  private async exclude(): Promise<void> {
    for (const [window, topics] of this.wanted) if (await isRefused(topics)) this.refused.add(window);
    if (this.refused.size === 0) return;
    this.source.close();
    this.plan();
    this.cancelRecheck?.();
    this.cancelRecheck = after(untilAskedAgain, () => void this.recheck());
  }

  private async recheck(): Promise<void> {
    for (const window of this.refused)
      if (!(await isRefused(this.wanted.get(window) ?? []))) this.refused.delete(window);
    this.plan();
    if (this.refused.size > 0) this.cancelRecheck = after(untilAskedAgain, () => void this.recheck());
  }
}

/** Only what the server will not show; not a session that ended, nor a server that is away. */
async function isRefused(topics: readonly string[]): Promise<boolean> {
  const query = new URLSearchParams({ topics: topics.join(',') });
  const answer = await fetch(`/api/v1/live?${query}`, { method: 'HEAD' }).catch(() => undefined);
  return answer?.status === 404;
}
