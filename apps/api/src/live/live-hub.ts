import { Injectable } from '@nestjs/common';
import { Sessions } from '#access';
import { System, viewsOf } from '#composition';
import { Backoff, type Recorded } from '#kernel';
import { Followed, topicsOf } from './followed.js';
import { OwedHints } from './owed-hints.js';

interface Following {
  readonly topics: readonly string[];
  /** `Last-Event-ID`: the token of the last hint that arrived. */
  readonly after: string | undefined;
  readonly send: (text: string) => void;
  readonly signal: AbortSignal;
  readonly token: string;
  /** Id of the identity that follows. */
  readonly person: string;
}

interface Follower extends Following {
  readonly end: () => void;
}

const heartbeat = 15_000;
const retryMilliseconds = 60_000;
const viewMilliseconds = 2_000;
const backoffMilliseconds = { first: 1_000, longest: 10_000 };
/** In events. */
const longestAbsence = 10_000;

/**
 * Tells pages that something changed, once the views hold it. One subscription per process while anybody follows.
 * Hints carry a topic and a position (as `Caseledger-Position` takes it), never data.
 */
@Injectable()
export class LiveHub {
  private readonly followers = new Set<Follower>();
  private followed = new Followed([]);
  private stopped = false;
  private readonly owed: OwedHints;
  private subscription: { readonly stopping: AbortController; readonly begun: Promise<void> } | undefined;

  constructor(
    private readonly system: System,
    private readonly sessions: Sessions,
  ) {
    const { clock, checkpoints } = system;
    this.owed = new OwedHints({
      clock,
      holds: async (view, position) => (await checkpoints.waitFor(view, position, 0)) === 'reached',
      tell: (topic, position) => this.tellAll([topic], position),
    });
  }

  /** Sends hints until the signal aborts or the session ends. Nothing that happens after the first line is missed. */
  async follow(following: Following): Promise<void> {
    const start = await this.head();
    if (this.stopped) return;
    const ended = new AbortController();
    const signal = AbortSignal.any([following.signal, ended.signal]);
    const follower: Follower = { ...following, signal, end: () => ended.abort() };
    this.endOldestOf(follower.person);
    this.followers.add(follower);
    this.followed = this.allFollowed();
    try {
      this.subscription ??= this.subscribe();
      await this.subscription.begun;
      follower.send(': follows\n\n');
      if (follower.after !== undefined) await this.catchUp(follower, follower.after);
      else follower.send(message('follows', start));
      while (!signal.aborted) {
        await this.system.clock.sleep(heartbeat, signal);
        if (await this.isSignedIn(follower)) follower.send(': still here\n\n');
      }
    } finally {
      this.followers.delete(follower);
      this.followed = this.allFollowed();
      if (this.followers.size === 0) this.unsubscribe();
    }
  }

  /**
   * Tells the pages of this process that follow a topic to ask again about what no event says: who is writing. Pages of
   * another process see it when they ask the next time.
   */
  async nudge(topic: string): Promise<void> {
    if (this.following([topic]).length > 0)
      await this.tellAll([topic], (await this.system.store.head()) ?? '');
  }

  /** Makes room for one more. The page that loses its stream waits before it comes back: it would push out the next. */
  private endOldestOf(person: string): void {
    const own = [...this.followers].filter((each) => each.person === person && !each.signal.aborted);
    const tooMany = own.length + 1 - this.system.config.liveStreamsPerPerson;
    for (const each of own.slice(0, Math.max(0, tooMany))) {
      each.send(`retry: ${retryMilliseconds}\n\n`);
      each.end();
    }
  }

  /** Something changed that no event tells of; only who follows it here hears it. */
  changed(topics: readonly string[]): void {
    if (this.following(topics).length === 0) return;
    void this.system.store
      .head()
      .then((position) => this.tellAll(topics, position ?? ''))
      .catch(() => undefined);
  }

  /** Ends every stream: a server that stops waits for none of them. */
  stop(): void {
    this.stopped = true;
    for (const each of this.followers) each.end();
    this.owed.stop();
    this.unsubscribe();
  }

  private allFollowed(): Followed {
    return new Followed([...this.followers].flatMap((each) => each.topics));
  }

  /** A sign-out counts at once: whoever's session is over gets nothing more. */
  private async isSignedIn(follower: Follower): Promise<boolean> {
    if (follower.signal.aborted) return false;
    if ((await this.sessions.find(follower.token, { use: false })) !== undefined) return true;
    follower.end();
    return false;
  }

  private unsubscribe(): void {
    this.subscription?.stopping.abort();
    this.subscription = undefined;
  }

  private subscribe() {
    const stopping = new AbortController();
    const head = this.system.store.head();
    head.then((after) => this.run(after, stopping.signal)).catch(() => this.unsubscribe());
    return { stopping, begun: head.then(() => undefined) };
  }

  private async run(from: string | undefined, signal: AbortSignal): Promise<void> {
    const { store, clock } = this.system;
    const backoff = new Backoff(clock, backoffMilliseconds);
    let after = from;
    while (!signal.aborted) {
      try {
        for await (const message of store.subscribeAll({ after, signal })) {
          backoff.goesOn();
          if (message.kind !== 'events') continue;
          for (const event of message.events)
            if (this.followed.wants(event)) await this.tell(this.system.engine.codec.decode(event));
          after = message.events.at(-1)?.position ?? after;
        }
      } catch {
        await clock.sleep(backoff.failed().pause, signal);
      }
    }
  }

  private async tell(event: Recorded | undefined): Promise<void> {
    if (event === undefined) return;
    const topics = topicsOf(event);
    if (this.following(topics).length === 0) return;
    const { position } = event.meta;
    const areShown = await this.areShown(event);
    await this.tellAll(topics, position);
    if (!areShown) this.owed.add(topics, { position, views: viewsOf(event) });
  }

  /** Whether the views hold it by now: a page that asks again too early would show what was before. */
  private async areShown(event: Recorded): Promise<boolean> {
    const { position } = event.meta;
    const shown = await Promise.all(
      viewsOf(event).map((view) => this.system.checkpoints.waitFor(view, position, viewMilliseconds)),
    );
    return !shown.includes('stale');
  }

  private async tellAll(topics: readonly string[], position: string): Promise<void> {
    for (const follower of this.following(topics))
      if (await this.isSignedIn(follower)) this.hint(follower, topics, position);
  }

  private following = (topics: readonly string[]): readonly Follower[] =>
    [...this.followers].filter((each) => each.topics.some((topic) => topics.includes(topic)));

  /** What a page missed while it was away; after too long an absence it is told to ask for everything again. */
  private async catchUp(follower: Follower, after: string): Promise<void> {
    const { store, engine } = this.system;
    const [ledgerId, position = ''] = after.split(':');
    const isOurs = ledgerId === store.ledgerId && /^\d+$/.test(position);
    const head = (await store.head()) ?? '';
    const known = isOurs && position.length === head.length && position <= head;
    if (!known || (await store.countAfter(position)) > longestAbsence)
      return follower.send(message('reset', await this.head()));
    const followed = new Followed(follower.topics);
    for await (const page of store.readAll({ after: position }))
      for (const stored of page) {
        if (!followed.wants(stored) || follower.signal.aborted) continue;
        const event = engine.codec.decode(stored);
        if (event === undefined) continue;
        const topics = topicsOf(event);
        const areShown = await this.areShown(event);
        this.hint(follower, topics, stored.position);
        if (!areShown) this.owed.add(topics, { position: stored.position, views: viewsOf(event) });
      }
  }

  private hint({ topics: wanted, send }: Follower, topics: readonly string[], at: string): void {
    const position = this.idOf(at);
    for (const topic of wanted)
      if (topics.includes(topic)) send(message('changed', position, { topic, position }));
  }

  /** Where a page goes on that has heard nothing yet; '' in a ledger without events. */
  private async head(): Promise<string> {
    return this.idOf((await this.system.store.head()) ?? '');
  }

  private idOf = (position: string): string =>
    position === '' ? '' : `${this.system.store.ledgerId}:${position}`;
}

const message = (event: 'follows' | 'changed' | 'reset', id: string, data: object = {}): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
