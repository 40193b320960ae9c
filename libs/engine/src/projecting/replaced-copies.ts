import { comparePositions } from '#event-store';
import { Backoff, type Instant, millisecondsBetween, plusMilliseconds } from '#kernel';
import type { CopyInfo, ReadStore } from '#read-store';
import type { FeedPorts } from './copy-folding.js';
import type { LiveFirst } from './live-first.js';
import { obstacleTo } from './obstacle.js';
import type { Projection } from './projection.js';
import { ProjectionFeed } from './projection-feed.js';

export interface ReplacedCopiesPorts extends FeedPorts {
  readonly projections: readonly Projection[];
  readonly readStore: ReadStore;
  readonly liveFirst: LiveFirst;
}

/** A copy that was replaced, and its feed once there was time to open it. */
export interface ReplacedCopy {
  readonly projection: Projection;
  readonly info: CopyInfo;
  /** Why this program cannot feed it. */
  readonly obstacle: string | undefined;
  readonly feed: ProjectionFeed | undefined;
}

interface Kept extends ReplacedCopy {
  feed: ProjectionFeed | undefined;
  readonly leaving: AbortController;
  done: Promise<void>;
}

/** A switch can be taken back for so long; then the copy goes, for it takes space and time. */
const keptMilliseconds = 24 * 3_600_000;
/** Of each view; of more than that the ones that were replaced first go at once. */
const mostKept = 1;
const lookMilliseconds = 60_000;
const backoffMilliseconds = { first: 1_000, longest: 60_000 };

/** Until when a replaced copy is kept; undefined before its age is counted. */
export const keptUntil = ({ replacedAt }: Pick<CopyInfo, 'replacedAt'>): Instant | undefined =>
  replacedAt === undefined ? undefined : plusMilliseconds(replacedAt, keptMilliseconds);

/**
 * Copies that were replaced, so that a switch can be taken back: fed when the live copies leave time for it, and removed
 * after a day. Nothing that is live ever waits for any of this.
 */
export class ReplacedCopies {
  private readonly stopping = new AbortController();
  private readonly backoff: Backoff;
  private kept: readonly Kept[] = [];
  private done: Promise<void> = Promise.resolve();
  /** One look, or one leaving, after the other. */
  private looking: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;

  constructor(
    private readonly ports: ReplacedCopiesPorts,
    /** Whether a copy is still fed as the live one here: another process has switched a moment ago. */
    private readonly isFedAsLive: (view: string, build: string) => boolean,
  ) {
    this.backoff = new Backoff(ports.clock, backoffMilliseconds);
  }

  get copies(): readonly ReplacedCopy[] {
    return this.kept;
  }

  start(): void {
    this.done = this.run();
  }

  /** Looks at once which copies there are. */
  lookAgain(): void {
    this.wake();
  }

  /** Feeds no copy of a view any more, until the next look. */
  async leave(view: string): Promise<void> {
    await this.afterTheLook(() => this.drop(({ projection }) => projection.schema.name === view));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
    await this.afterTheLook(() => this.drop(() => true));
  }

  private async run(): Promise<void> {
    const { clock, log } = this.ports;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let pause = lookMilliseconds;
      try {
        await this.afterTheLook(() => this.look());
        this.backoff.worked();
      } catch (error) {
        const failed = this.backoff.failed();
        pause = failed.pause;
        if (failed.isNews) log.warn({ error: String(error) }, 'the replaced copies cannot be looked up');
      }
      const woken = new AbortController();
      this.wake = () => woken.abort();
      await clock.sleep(pause, AbortSignal.any([signal, woken.signal]));
    }
  }

  private afterTheLook(work: () => Promise<void>): Promise<void> {
    const next = this.looking.then(work);
    this.looking = next.catch(() => undefined);
    return next;
  }

  private async look(): Promise<void> {
    const copies = await this.ports.readStore.copies();
    const listed = (each: Kept) =>
      copies.some(({ name, build, state }) => isOf(each, { name, build }) && state === 'previous');
    await this.drop((each) => !listed(each));
    for (const projection of this.ports.projections) {
      const { name } = projection.schema;
      const replaced = copies.filter(
        (each) => each.name === name && each.state === 'previous' && !this.isFedAsLive(name, each.build),
      );
      for (const info of await this.withoutTheOld(replaced)) this.keep(projection, info);
    }
  }

  /** Begins to count the age of those that are new, and removes what is too old or too much. */
  private async withoutTheOld(replaced: readonly CopyInfo[]): Promise<readonly CopyInfo[]> {
    const { clock, readStore } = this.ports;
    const now = clock.now();
    const noted: CopyInfo[] = [];
    for (const info of replaced) {
      if (info.replacedAt === undefined) await readStore.noteReplaced(info.name, info.build, now);
      noted.push({ ...info, replacedAt: info.replacedAt ?? now });
    }
    const newestFirst = noted.sort(lastReplacedFirst);
    const stay = newestFirst.filter(
      ({ replacedAt = now }, n) => n < mostKept && millisecondsBetween(replacedAt, now) < keptMilliseconds,
    );
    for (const each of newestFirst) if (!stay.includes(each)) await this.remove(each);
    return stay;
  }

  private async remove(info: CopyInfo): Promise<void> {
    const { readStore, deadLetters, log } = this.ports;
    const { name, build } = info;
    await this.drop((each) => isOf(each, info));
    await readStore.retire(name, build);
    await deadLetters.remove(name, build);
    log.info({ projection: name, copy: build }, 'a copy that was replaced is removed');
  }

  private keep(projection: Projection, info: CopyInfo): void {
    if (this.kept.some((each) => isOf(each, info))) return;
    const obstacle = obstacleTo(projection.schema, info, this.ports.store.ledgerId)?.reason;
    const leaving = new AbortController();
    const kept: Kept = { projection, info, obstacle, feed: undefined, leaving, done: Promise.resolve() };
    if (obstacle === undefined) kept.done = this.feed(kept);
    this.kept = [...this.kept, kept];
  }

  /** Opening a copy takes time, too. */
  private async feed(kept: Kept): Promise<void> {
    const { liveFirst, readStore, log, clock } = this.ports;
    const { projection, info, leaving } = kept;
    const backoff = new Backoff(clock, backoffMilliseconds);
    while (!leaving.signal.aborted && kept.feed === undefined)
      try {
        await liveFirst.inTurn(leaving.signal, async () => {
          const copy = await readStore.copy(projection.schema, info.build);
          const feed = new ProjectionFeed(this.ports, projection, copy, 'previous');
          await feed.claim();
          kept.feed = feed;
          feed.start(true);
        });
      } catch (error) {
        const { pause, isNews } = backoff.failed();
        const fields = { projection: info.name, copy: info.build, error: String(error) };
        if (isNews) log.warn(fields, 'a replaced copy cannot be opened');
        await clock.sleep(pause, leaving.signal);
      }
  }

  private async drop(goes: (kept: Kept) => boolean): Promise<void> {
    const going = this.kept.filter(goes);
    this.kept = this.kept.filter((each) => !going.includes(each));
    for (const { leaving } of going) leaving.abort();
    for (const each of going) {
      await each.done;
      await each.feed?.stop();
    }
  }
}

const isOf = ({ info }: Kept, { name, build }: Pick<CopyInfo, 'name' | 'build'>): boolean =>
  info.name === name && info.build === build;

/** Sorts replaced copies; of two that were noted together the one that has come further is first. */
export const lastReplacedFirst = (a: CopyInfo, b: CopyInfo): number =>
  a.replacedAt === b.replacedAt
    ? comparePositions(b.checkpoint?.position, a.checkpoint?.position)
    : (a.replacedAt ?? '') < (b.replacedAt ?? '')
      ? 1
      : -1;
