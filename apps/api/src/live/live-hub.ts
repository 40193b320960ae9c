import { Injectable } from '@nestjs/common';
import { Sessions } from '#access';
import { type CaseLinkingEvent, caseLinkingEvents } from '#case-linking';
import { eventTypes, System } from '#composition';
import type { Recorded } from '#kernel';
import { topicsOf } from './topics.js';

interface Follower {
  readonly topics: readonly string[];
  /** `Last-Event-ID`: the position of the last hint that arrived. */
  readonly after: string | undefined;
  readonly send: (text: string) => void;
  readonly signal: AbortSignal;
  readonly token: string;
}

const names = new Set(Object.keys(caseLinkingEvents.definitions).map((type) => eventTypes.storedName(type)));
const heartbeat = 15_000;
const viewMilliseconds = 2_000;
/** In events. */
const longestAbsence = 10_000;

/**
 * Tells pages that something changed, once the views hold it. One subscription per process while anybody follows.
 * Hints carry a topic and a position, never data.
 */
@Injectable()
export class LiveHub {
  private readonly followers = new Set<Follower>();
  private subscription: AbortController | undefined;

  constructor(
    private readonly system: System,
    private readonly sessions: Sessions,
  ) {}

  /** Sends hints until the signal aborts or the session ends. */
  async follow(follower: Follower): Promise<void> {
    const { clock } = this.system;
    follower.send(': follows\n\n');
    if (follower.after !== undefined) await this.catchUp(follower, follower.after);
    this.followers.add(follower);
    this.subscription ??= this.subscribe();
    while (!follower.signal.aborted) {
      await clock.sleep(heartbeat, follower.signal);
      if (follower.signal.aborted) break;
      if ((await this.sessions.find(follower.token, { use: false })) === undefined) break;
      follower.send(': still here\n\n');
    }
    this.followers.delete(follower);
    if (this.followers.size === 0) this.stop();
  }

  stop(): void {
    this.subscription?.abort();
    this.subscription = undefined;
  }

  private subscribe(): AbortController {
    const stopping = new AbortController();
    void this.run(stopping.signal);
    return stopping;
  }

  private async run(signal: AbortSignal): Promise<void> {
    const { store, clock } = this.system;
    let after = await store.head();
    while (!signal.aborted) {
      try {
        for await (const message of store.subscribeAll({ after, signal })) {
          if (message.kind !== 'events') continue;
          for (const event of message.events)
            if (names.has(event.type)) await this.tell(this.system.engine.codec.decode(event));
          after = message.events.at(-1)?.position ?? after;
        }
      } catch {
        await clock.sleep(1_000, signal);
      }
    }
  }

  private async tell(event: Recorded | undefined): Promise<void> {
    if (event === undefined) return;
    const topics = topicsOf(event as Recorded<CaseLinkingEvent>);
    const wanted = [...this.followers].filter((each) => each.topics.some((topic) => topics.includes(topic)));
    if (wanted.length === 0) return;
    await this.system.checkpoints.waitFor('case-link-requests', event.meta.position, viewMilliseconds);
    for (const follower of wanted) hint(follower, topics, event.meta.position);
  }

  /** What a page missed while it was away; after too long an absence it is told to ask for everything again. */
  private async catchUp(follower: Follower, after: string): Promise<void> {
    const known = /^\d{1,20}$/.test(after) && after.length === (await this.system.store.head())?.length;
    if (!known || (await this.system.store.countAfter(after)) > longestAbsence)
      return follower.send('event: reset\ndata: {}\n\n');
    for await (const page of this.system.store.readAll({ after }))
      for (const stored of page) {
        if (!names.has(stored.type) || follower.signal.aborted) continue;
        const event = this.system.engine.codec.decode(stored) as Recorded<CaseLinkingEvent> | undefined;
        if (event !== undefined) hint(follower, topicsOf(event), stored.position);
      }
  }
}

function hint({ topics: wanted, send }: Follower, topics: readonly string[], position: string): void {
  for (const topic of wanted)
    if (topics.includes(topic))
      send(`id: ${position}\nevent: changed\ndata: ${JSON.stringify({ topic, position })}\n\n`);
}
