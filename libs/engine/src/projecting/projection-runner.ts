import { comparePositions, type StoredEvent, type SubscriptionMessage } from '#event-store';
import { Backoff, type Instant } from '#kernel';
import { type CopyInfo, type ReadStore, ReadStoreRefused } from '#read-store';
import { followedBy } from '../erasing/erased-documents.js';
import type { FeedPorts } from './copy-folding.js';
import { decodeAll, Interest } from './decoded-events.js';
import { engineEvents } from './engine-events.js';
import type { FeedPage } from './feed-inbox.js';
import { type Lag, lagOf } from './lag.js';
import { LiveFirst } from './live-first.js';
import { type Obstacle, obstacleTo } from './obstacle.js';
import type { Projection } from './projection.js';
import { type FeedState, ProjectionFeed } from './projection-feed.js';
import { keptUntil, ReplacedCopies, type ReplacedCopy } from './replaced-copies.js';

export interface ProjectionRunnerPorts extends FeedPorts {
  readonly projections: readonly Projection[];
  readonly readStore: ReadStore;
  /** Shared by all runners of a thread. Default: one of its own. */
  readonly liveFirst?: LiveFirst;
}

export interface ProjectionStatus extends Lag {
  readonly name: string;
  readonly version: number;
  readonly build: string;
  readonly role: 'live' | 'previous';
  readonly position: string | undefined;
  readonly eventsPerSecond: number;
  /** `unfed`: readers see it, but this program cannot feed it. */
  readonly state: FeedState | 'unfed';
  readonly reason?: string;
  /** Why only a new build can mend it. */
  readonly needsRebuild?: string;
  readonly deadLetters: number;
  /** It has been at the head of the ledger since this process feeds the view, or another process feeds it. */
  readonly hasCaughtUp: boolean;
  /** Of a previous copy: then it is removed, and the switch cannot be taken back any more. */
  readonly keptUntil?: Instant;
}

/** A live copy that only a rebuild can bring forward. */
export interface NeedsRebuild {
  readonly name: string;
  readonly reason: string;
}

/** Where a rebuild meets the feed of the copy that it replaces. */
export interface LiveFeeds {
  /**
   * Stands still at the first commit that is not before `atLeast`, and says where.
   * Undefined when nothing feeds the live copy here.
   */
  holdAt(
    view: string,
    atLeast: string | undefined,
  ): Promise<{ readonly position: string | undefined } | undefined>;
  /** Goes on, with whichever copies there are by now. */
  release(view: string): Promise<void>;
}

const retryMilliseconds = { first: 500, longest: 10_000 };
/** How long readers of a copy that another process switched to may find it standing still. */
const pointerMilliseconds = 500;
const pointerRetryMilliseconds = { first: pointerMilliseconds, longest: 5_000 };
/** Copies that are so much further behind than others read the ledger by themselves: nobody waits for them. */
const nearEvents = 4_000;

/**
 * Feeds the live copies of all projections of this process from one subscription, and those that they replaced when
 * there is time.
 */
export class ProjectionRunner implements LiveFeeds {
  private readonly abort = new AbortController();
  private readonly interest: Interest;
  private readonly unfed = new Map<string, CopyInfo & Obstacle>();
  private readonly liveFirst: LiveFirst;
  private readonly replaced: ReplacedCopies;
  /** Views that have been at the head here. */
  private readonly caughtUp = new Set<string>();
  private feeds: ProjectionFeed[] = [];
  private done: Promise<unknown> = Promise.resolve();
  /** Changes of feeds follow each other. */
  private adopting: Promise<void> = Promise.resolve();
  private offered: string | undefined;

  constructor(private readonly ports: ProjectionRunnerPorts) {
    this.liveFirst = ports.liveFirst ?? new LiveFirst(ports.clock);
    this.replaced = new ReplacedCopies({ ...ports, liveFirst: this.liveFirst }, (view, build) =>
      this.feeds.some(({ projection, copy }) => projection.schema.name === view && copy.build === build),
    );
    this.interest = new Interest([...ports.projections.flatMap(followedBy), engineEvents]);
  }

  /** Claims every live copy that it can feed, and begins at the lowest checkpoint. A view without a copy gets one. */
  async start(): Promise<void> {
    for (const projection of this.ports.projections) await this.adopt(projection);
    const behind = await Promise.all(
      this.feeds.map(async (feed) => ({ feed, events: await this.ports.store.countAfter(feed.position) })),
    );
    const least = Math.min(...behind.map(({ events }) => events));
    const isNear = ({ events }: { readonly events: number }) => events - least <= nearEvents;
    this.offered = lowest(behind.filter(isNear).map(({ feed }) => feed.position));
    for (const each of behind) each.feed.start(!isNear(each));
    this.replaced.start();
    this.done = Promise.all([this.subscribe(), this.watchPointers()]);
  }

  /** Ends the subscription, finishes and commits what was read, closes the copies. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.adopting;
    await Promise.all([...this.feeds.map((feed) => feed.stop()), this.replaced.stop()]);
    await this.done;
  }

  /** Some live copy goes no further here: another program, or a rebuild, has to bring it forward. */
  get isOfNoUse(): boolean {
    return this.unfed.size > 0 || this.feeds.some((each) => each.waitsForNewerProgram);
  }

  /** Live copies that only a rebuild can bring forward, with the reason. */
  needsRebuild(): readonly NeedsRebuild[] {
    const fed = this.feeds.flatMap(({ needsRebuild, projection }) =>
      needsRebuild === undefined ? [] : [{ name: projection.schema.name, reason: needsRebuild }],
    );
    return [...fed, ...[...this.unfed.values()].map(({ name, reason }) => ({ name, reason }))];
  }

  async holdAt(view: string, atLeast: string | undefined) {
    return this.feeds.find((each) => each.projection.schema.name === view)?.holdAt(atLeast);
  }

  release(view: string): Promise<void> {
    const projection = this.ports.projections.find(({ schema }) => schema.name === view);
    const released = this.adopting.then(() => projection && this.adoptAgain(projection));
    this.adopting = released.catch(() => undefined);
    return released;
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const head = await this.ports.store.head();
    const fed = this.feeds.map((feed) => this.statusOf(feed, head));
    const replaced = this.replaced.copies.map((copy) => this.statusOfReplaced(copy, head));
    const unfed = [...this.unfed.values()].map(async ({ name, version, build, checkpoint, reason }) => {
      const position = checkpoint?.ledgerId === this.ports.store.ledgerId ? checkpoint.position : undefined;
      const lag = await lagOf(this.ports, position, head);
      const at = { name, version, build, position, role: 'live' as const, state: 'unfed' as const };
      const never = { eventsPerSecond: 0, deadLetters: 0, hasCaughtUp: false };
      return { ...at, ...lag, ...never, reason, needsRebuild: reason };
    });
    return Promise.all([...fed, ...unfed, ...replaced]);
  }

  private async statusOf(feed: ProjectionFeed, head: string | undefined): Promise<ProjectionStatus> {
    const { projection, copy, role, position, eventsPerSecond, state, reason, needsRebuild, deadLetters } =
      feed;
    const { name, version } = projection.schema;
    return {
      name,
      version,
      build: copy.build,
      role,
      position,
      ...(await lagOf(this.ports, position, head)),
      eventsPerSecond,
      state,
      ...(reason !== undefined && { reason }),
      ...(needsRebuild !== undefined && { needsRebuild }),
      deadLetters,
      hasCaughtUp: feed.hasCaughtUp || this.caughtUp.has(name) || state === 'standby',
    };
  }

  private async statusOfReplaced(
    { feed, info, obstacle }: ReplacedCopy,
    head: string | undefined,
  ): Promise<ProjectionStatus> {
    const until = keptUntil(info);
    const kept = until === undefined ? {} : { keptUntil: until };
    if (feed !== undefined) return { ...(await this.statusOf(feed, head)), ...kept };
    const { name, version, build, checkpoint } = info;
    const position = checkpoint?.ledgerId === this.ports.store.ledgerId ? checkpoint.position : undefined;
    return {
      name,
      version,
      build,
      role: 'previous',
      position,
      ...(await lagOf(this.ports, position, head)),
      eventsPerSecond: 0,
      state: obstacle === undefined ? 'catching_up' : 'unfed',
      reason: obstacle ?? 'the live copies are fed first',
      deadLetters: 0,
      hasCaughtUp: false,
      ...kept,
    };
  }

  private async adoptAgain(projection: Projection): Promise<void> {
    if (this.abort.signal.aborted) return;
    const before = this.feeds.filter((each) => each.projection === projection);
    if (before.some((each) => each.hasCaughtUp)) this.caughtUp.add(projection.schema.name);
    // One of them may be the live copy now.
    await this.replaced.leave(projection.schema.name);
    this.feeds = this.feeds.filter((each) => each.projection !== projection);
    await Promise.all(before.map((each) => each.stop()));
    await this.adopt(projection);
    for (const feed of this.feeds) if (feed.projection === projection) feed.start(true);
    this.replaced.lookAgain();
  }

  /** Another process may have switched a view, or taken a switch back. */
  private async watchPointers(): Promise<void> {
    const { clock, log, projections } = this.ports;
    const { signal } = this.abort;
    const backoff = new Backoff(clock, pointerRetryMilliseconds);
    for (let pause = pointerMilliseconds; ; ) {
      await clock.sleep(pause, signal);
      if (signal.aborted) return;
      pause = pointerMilliseconds;
      let failure: { readonly projection: string; readonly error: string } | undefined;
      for (const { schema } of projections)
        try {
          if (await this.pointerMoved(schema.name)) await this.release(schema.name);
        } catch (error) {
          failure = { projection: schema.name, error: String(error) };
        }
      if (failure === undefined) backoff.worked();
      else {
        const failed = backoff.failed();
        pause = failed.pause;
        if (failed.isNews) log.warn(failure, 'the copies of a view cannot be looked up');
      }
    }
  }

  private async pointerMoved(view: string): Promise<boolean> {
    await this.adopting;
    const live = await this.ports.readStore.live(view);
    const fed = this.feeds.find(({ projection }) => projection.schema.name === view);
    const known = fed?.copy.build ?? this.unfed.get(view)?.build;
    return fed?.state !== 'held' && live !== undefined && live.build !== known;
  }

  /** Finds the live copy of a view; makes a first one where there is none. */
  private async adopt(projection: Projection): Promise<void> {
    const { readStore } = this.ports;
    const { name } = projection.schema;
    this.unfed.delete(name);
    if ((await readStore.live(name)) === undefined) await this.makeFirst(projection);
    const live = (await readStore.copies()).find((each) => each.name === name && each.state === 'live');
    if (live === undefined) return;
    const obstacle =
      obstacleTo(projection.schema, live, this.ports.store.ledgerId) ?? (await this.feed(projection, live));
    if (obstacle !== undefined) this.unfed.set(name, { ...live, ...obstacle });
  }

  private async makeFirst({ schema }: Projection): Promise<void> {
    const { readStore, store } = this.ports;
    const build = nextBuild(await readStore.copies(), schema);
    const copy = await readStore.copy(schema, build);
    await copy.claim(store.ledgerId);
    await copy.close();
    // Another process may have been first; then its copy is the live one.
    if (!(await readStore.flip(schema, build, undefined))) await readStore.retire(schema.name, build);
  }

  /** Why the copy cannot be fed; undefined when it is. */
  private async feed(projection: Projection, { build }: CopyInfo): Promise<Obstacle | undefined> {
    const { ports, liveFirst } = this;
    try {
      const copy = await ports.readStore.copy(projection.schema, build);
      const feed = new ProjectionFeed({ ...ports, liveFirst }, projection, copy, 'live');
      await feed.claim();
      this.feeds.push(feed);
      return undefined;
    } catch (error) {
      if (error instanceof ReadStoreRefused) return { reason: error.message, isNewer: false };
      throw error;
    }
  }

  private async subscribe(): Promise<void> {
    const { store, clock, log } = this.ports;
    const { signal } = this.abort;
    const backoff = new Backoff(clock, retryMilliseconds);
    while (!signal.aborted)
      try {
        for await (const message of store.subscribeAll({ after: this.offered, signal })) {
          backoff.goesOn();
          await this.pass(message);
        }
        if (!signal.aborted) throw new Error('the subscription ended');
      } catch (error) {
        this.liveFirst.rests(this);
        if (signal.aborted) return;
        const { pause, isNews } = backoff.failed();
        if (isNews) log.warn({ error: String(error) }, 'the subscription of the projections is opened again');
        await clock.sleep(pause, signal);
      }
  }

  /** Between events and the head the next events are on their way. */
  private async pass(message: SubscriptionMessage): Promise<void> {
    if (message.kind === 'events') {
      this.liveFirst.works(this);
      await this.offer(message.events);
    } else {
      await this.offerPage({ events: [], through: message.position, caughtUp: true });
      this.liveFirst.rests(this);
    }
  }

  private async offer(stored: readonly StoredEvent[]): Promise<void> {
    const through = stored[stored.length - 1]?.position;
    await this.offerPage({
      events: decodeAll(stored, this.ports.decode, this.interest),
      through,
      caughtUp: false,
    });
    this.offered = through;
  }

  private async offerPage(page: FeedPage): Promise<void> {
    for (const feed of this.feeds) feed.offer(page);
    await Promise.all(this.feeds.map((feed) => feed.room()));
  }
}

/** The position before all others; sorting would put an absent one last. */
export const lowest = (positions: readonly (string | undefined)[]): string | undefined =>
  positions.reduce((low, each) => (comparePositions(each, low) < 0 ? each : low), positions[0]);

/** `v<version>-<n>`: a build that no copy of the view has yet. */
export function nextBuild(
  copies: readonly CopyInfo[],
  { name, version }: { readonly name: string; readonly version: number },
): string {
  const numbers = copies
    .filter((each) => each.name === name && each.version === version)
    .map(({ build }) => Number(build.split('-').at(-1)) || 0);
  return `v${version}-${Math.max(0, ...numbers) + 1}`;
}
