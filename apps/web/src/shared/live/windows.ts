import { onRenewed } from '../api.js';
import { after } from '../wall-clock.js';
import { LiveLeader } from './leader.js';
import type { Heard } from './source.js';

/** What the windows of one person tell each other. */
type Said =
  | { readonly kind: 'who' }
  | { readonly kind: 'wants'; readonly window: string; readonly topics: readonly string[] }
  | { readonly kind: 'heard'; readonly what: Heard }
  | { readonly kind: 'renewed' };

interface Follower {
  readonly topics: readonly string[];
  readonly again: () => void;
}

/** Turning a page ends what the old one followed a moment before the new one begins. */
const turning = 50;

/**
 * This window among all windows of one person in this browser. A browser opens about six connections to a host: with
 * a stream for each window the seventh would never load. So one window listens and tells the others; which one is
 * decided by a lock of the browser, which passes to the next when its window is closed, hidden or dies. A window that
 * is not seen wants nothing, and asks for everything when it is seen again.
 *
 * Where a browser has no locks (pages without TLS on another host than this), each window listens by itself.
 */
class LiveWindow {
  private readonly name = crypto.getRandomValues(new Uint32Array(4)).join('-');
  private readonly followers = new Set<Follower>();
  private readonly channel: BroadcastChannel | undefined;
  private readonly stopRenewals: () => void;
  private topics: readonly string[] = [];
  private leader: LiveLeader | undefined;
  private stepDown: (() => void) | undefined;
  private cancelUpdate: (() => void) | undefined;

  /** `lastEventId`: from before the first page asked for anything, so that nothing happens between the two. */
  constructor(
    private readonly person: string,
    private lastEventId: string,
  ) {
    if (navigator.locks !== undefined) {
      this.channel = new BroadcastChannel(this.lock);
      this.channel.addEventListener('message', ({ data }: MessageEvent<Said>) => this.listen(data));
    }
    this.stopRenewals = onRenewed(() => this.tell({ kind: 'renewed' }));
    document.addEventListener('visibilitychange', this.seenOrNot);
  }

  follow(follower: Follower): () => void {
    this.followers.add(follower);
    this.plan();
    return () => {
      this.followers.delete(follower);
      this.plan();
    };
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.seenOrNot);
    this.stopRenewals();
    this.followers.clear();
    this.update();
    this.channel?.close();
  }

  belongsTo = (person: string): boolean => this.person === person;

  private get lock(): string {
    return `live:${this.person}`;
  }

  private seenOrNot = (): void => {
    this.update();
    if (!document.hidden) for (const { again } of this.followers) again();
  };

  private plan(): void {
    this.cancelUpdate ??= after(turning, () => this.update());
  }

  private update(): void {
    this.cancelUpdate?.();
    this.cancelUpdate = undefined;
    const topics = document.hidden ? [] : [...this.followers].flatMap((each) => each.topics);
    this.topics = [...new Set(topics)];
    this.tell(this.wants());
    if (this.topics.length > 0) this.stepDown ??= this.standForLeader();
    else {
      this.stepDown?.();
      this.stepDown = undefined;
    }
  }

  /** Answers what to call to stand, or to lead, no more. */
  private standForLeader(): () => void {
    const standing = new AbortController();
    let lead: () => void = () => undefined;
    const led = () => {
      if (standing.signal.aborted) return Promise.resolve();
      this.leader = new LiveLeader(
        (what) => this.tell({ kind: 'heard', what }),
        () => this.lastEventId,
      );
      this.tell({ kind: 'who' });
      return new Promise<void>((resolve) => {
        lead = resolve;
      });
    };
    if (this.channel === undefined) void led();
    // Who stands no more before it is their turn is told so by an error.
    else void navigator.locks.request(this.lock, { signal: standing.signal }, led).catch(() => undefined);
    return () => {
      standing.abort();
      this.leader?.stop();
      this.leader = undefined;
      lead();
    };
  }

  private wants = (): Said => ({ kind: 'wants', window: this.name, topics: this.topics });

  /** Tells every window, this one too. */
  private tell(said: Said): void {
    this.channel?.postMessage(said);
    this.listen(said);
  }

  private listen(said: Said): void {
    switch (said.kind) {
      case 'who':
        this.tell(this.wants());
        break;
      case 'wants':
        // Whoever comes may lead next, and must know from where to go on.
        if (this.leader !== undefined && said.window !== this.name && this.lastEventId !== '')
          this.tell({ kind: 'heard', what: { event: 'follows', id: this.lastEventId } });
        this.leader?.wants(said.window, said.topics);
        break;
      case 'renewed':
        this.leader?.renewed();
        break;
      case 'heard':
        this.hear(said.what);
    }
  }

  private hear(what: Heard): void {
    this.lastEventId = what.id;
    if (what.event === 'follows' || document.hidden) return;
    for (const { topics, again } of this.followers)
      if (what.event === 'reset' || topics.includes(what.topic)) again();
  }
}

let current: LiveWindow | undefined;

/** What this window follows is followed for this person from now on, and from that hint on. */
export function liveBelongsTo(person: string, lastEventId: string): void {
  if (current?.belongsTo(person)) return;
  current?.close();
  current = new LiveWindow(person, lastEventId);
}

/** Calls `again` whenever one of these topics changed. Answers what to call to end it. */
export function followLive(topics: readonly string[], again: () => void): () => void {
  return current?.follow({ topics, again }) ?? (() => undefined);
}
