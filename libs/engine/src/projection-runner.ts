import { comparePositions, type StoredEvent } from '#event-store';
import { type CopyInfo, type ReadStore, ReadStoreRefused } from '#read-store';
import { decodeAll, Interest } from './decoded-events.js';
import { engineEvents } from './engine-events.js';
import type { FeedPage } from './feed-inbox.js';
import { type Lag, lagOf } from './lag.js';
import type { Projection } from './projection.js';
import { type FeedPorts, type FeedState, ProjectionFeed } from './projection-feed.js';

export interface ProjectionRunnerPorts extends FeedPorts {
  readonly projections: readonly Projection[];
  readonly readStore: ReadStore;
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

const retryMilliseconds = 500;
/** How long readers of a copy that another process switched to may find it standing still. */
const pointerMilliseconds = 500;

/** Feeds the live copies of all projections of this process from one subscription, and previous copies besides. */
export class ProjectionRunner implements LiveFeeds {
  private readonly abort = new AbortController();
  private readonly interest: Interest;
  private readonly unfed = new Map<string, CopyInfo & Obstacle>();
  private feeds: ProjectionFeed[] = [];
  private done: Promise<unknown> = Promise.resolve();
  /** Changes of feeds follow each other. */
  private adopting: Promise<void> = Promise.resolve();
  private offered: string | undefined;

  constructor(private readonly ports: ProjectionRunnerPorts) {
    this.interest = new Interest([
      ...ports.projections.flatMap(({ catalogues }) => catalogues),
      engineEvents,
    ]);
  }

  /** Claims every copy that it can feed, and begins at the lowest checkpoint. A view without a copy gets one. */
  async start(): Promise<void> {
    for (const projection of this.ports.projections) await this.adopt(projection);
    this.offered = lowest(this.feeds.map(({ position }) => position));
    for (const feed of this.feeds) feed.start(false);
    this.done = Promise.all([this.subscribe(), this.watchPointers()]);
  }

  /** Ends the subscription, finishes and commits what was read, closes the copies. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.adopting;
    await Promise.all(this.feeds.map((feed) => feed.stop()));
    await this.done;
  }

  /** Some live copy goes no further here: another program, or a rebuild, has to bring it forward. */
  get isOfNoUse(): boolean {
    return (
      this.unfed.size > 0 || this.feeds.some((each) => each.role === 'live' && each.waitsForNewerProgram)
    );
  }

  /** Live copies that only a rebuild can bring forward, with the reason. */
  needsRebuild(): readonly NeedsRebuild[] {
    const fed = this.feeds.flatMap(({ role, needsRebuild, projection }) =>
      role === 'live' && needsRebuild !== undefined
        ? [{ name: projection.schema.name, reason: needsRebuild }]
        : [],
    );
    return [...fed, ...[...this.unfed.values()].map(({ name, reason }) => ({ name, reason }))];
  }

  async holdAt(view: string, atLeast: string | undefined) {
    return this.feeds
      .find((each) => each.role === 'live' && each.projection.schema.name === view)
      ?.holdAt(atLeast);
  }

  release(view: string): Promise<void> {
    const projection = this.ports.projections.find(({ schema }) => schema.name === view);
    const released = this.adopting.then(() => projection && this.adoptAgain(projection));
    this.adopting = released.catch(() => undefined);
    return released;
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const head = await this.ports.store.head();
    const fed = this.feeds.map(async (feed): Promise<ProjectionStatus> => {
      const { projection, copy, role, position, eventsPerSecond, state, reason, needsRebuild, deadLetters } =
        feed;
      return {
        name: projection.schema.name,
        version: projection.schema.version,
        build: copy.build,
        role,
        position,
        ...(await lagOf(this.ports, position, head)),
        eventsPerSecond,
        state,
        ...(reason !== undefined && { reason }),
        ...(needsRebuild !== undefined && { needsRebuild }),
        deadLetters,
      };
    });
    const unfed = [...this.unfed.values()].map(async ({ name, version, build, checkpoint, reason }) => {
      const position = checkpoint?.ledgerId === this.ports.store.ledgerId ? checkpoint.position : undefined;
      const lag = await lagOf(this.ports, position, head);
      const at = { name, version, build, position, role: 'live' as const, state: 'unfed' as const };
      return { ...at, ...lag, eventsPerSecond: 0, reason, needsRebuild: reason, deadLetters: 0 };
    });
    return Promise.all([...fed, ...unfed]);
  }

  private async adoptAgain(projection: Projection): Promise<void> {
    if (this.abort.signal.aborted) return;
    const before = this.feeds.filter((each) => each.projection === projection);
    this.feeds = this.feeds.filter((each) => each.projection !== projection);
    await Promise.all(before.map((each) => each.stop()));
    await this.adopt(projection);
    for (const feed of this.feeds) if (feed.projection === projection) feed.start(true);
  }

  /** Another process may have switched a view, or taken a switch back. */
  private async watchPointers(): Promise<void> {
    const { clock, log, projections } = this.ports;
    const { signal } = this.abort;
    for (;;) {
      await clock.sleep(pointerMilliseconds, signal);
      if (signal.aborted) return;
      for (const { schema } of projections)
        try {
          if (await this.pointerMoved(schema.name)) await this.release(schema.name);
        } catch (error) {
          log.warn(
            { projection: schema.name, error: String(error) },
            'the copies of a view cannot be looked up',
          );
        }
    }
  }

  private async pointerMoved(view: string): Promise<boolean> {
    await this.adopting;
    const live = await this.ports.readStore.live(view);
    const fed = this.feeds.find(({ role, projection }) => role === 'live' && projection.schema.name === view);
    const known = fed?.copy.build ?? this.unfed.get(view)?.build;
    return fed?.state !== 'held' && live !== undefined && live.build !== known;
  }

  /** Finds the copies of a view that this program can feed; makes a first one where there is none. */
  private async adopt(projection: Projection): Promise<void> {
    const { readStore } = this.ports;
    const { name } = projection.schema;
    this.unfed.delete(name);
    if ((await readStore.live(name)) === undefined) await this.makeFirst(projection);
    for (const info of await readStore.copies()) {
      if (info.name !== name || info.state === 'building') continue;
      const obstacle =
        obstacleTo(projection.schema, info, this.ports.store.ledgerId) ?? (await this.feed(projection, info));
      if (obstacle !== undefined && info.state === 'live') this.unfed.set(name, { ...info, ...obstacle });
    }
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
  private async feed(projection: Projection, { build, state }: CopyInfo): Promise<Obstacle | undefined> {
    try {
      const copy = await this.ports.readStore.copy(projection.schema, build);
      const feed = new ProjectionFeed(this.ports, projection, copy, state === 'live' ? 'live' : 'previous');
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
    while (!signal.aborted)
      try {
        for await (const message of store.subscribeAll({ after: this.offered, signal })) {
          if (message.kind === 'events') await this.offer(message.events);
          else await this.offerPage({ events: [], through: message.position, caughtUp: true });
        }
        if (!signal.aborted) throw new Error('the subscription ended');
      } catch (error) {
        if (signal.aborted) return;
        log.warn({ error: String(error) }, 'the subscription of the projections is opened again');
        await clock.sleep(retryMilliseconds, signal);
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

/** Why a program cannot feed a live copy. */
export interface Obstacle {
  readonly reason: string;
  /** A newer program made it: where such a one works beside this one, a rebuild here would take its work back. */
  readonly isNewer: boolean;
}

/** Undefined: the copy can be fed. */
export function obstacleTo(
  schema: { readonly version: number },
  { version, checkpoint }: Pick<CopyInfo, 'version' | 'checkpoint'>,
  ledgerId: string,
): Obstacle | undefined {
  if (version !== schema.version)
    return {
      reason: `its live copy is of version ${version}, the program's is ${schema.version}`,
      isNewer: version > schema.version,
    };
  if (checkpoint !== undefined && checkpoint.ledgerId !== ledgerId)
    return { reason: 'its live copy was fed from another ledger', isNewer: false };
  return undefined;
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
