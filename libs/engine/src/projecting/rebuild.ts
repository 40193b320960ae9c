import { comparePositions } from '#event-store';
import { nextTurn, stepsInTurns } from '#kernel';
import type { CopyInfo } from '#read-store';
import { followedBy } from '../erasing/erased-documents.js';
import { type Difference, differenceOf } from './compare-copies.js';
import { compareWithLedger } from './compare-with-ledger.js';
import { readSkips } from './dead-letters.js';
import { decodeAll, Interest } from './decoded-events.js';
import type { Projection } from './projection.js';
import { lowest, nextBuild } from './projection-runner.js';
import { CopyLost, ProjectionTarget } from './projection-target.js';
import { expectSpace, SpaceWatch, spaceFor } from './rebuild-space.js';
import {
  PoisonEvent,
  type RebuildOptions,
  type RebuildPhase,
  type RebuildProgress,
  type RebuildResult,
  type RebuiltView,
} from './rebuild-types.js';
import { TimeLeft } from './time-left.js';

const defaults = { cachedDocuments: 20_000, eventsPerCommit: 2_000 };

/**
 * Builds new copies of views beside the live ones, compares, and switches readers over; queries never stop.
 * Where they differ both copies stay, and readers keep the old one. Run again after a crash or an abort, it goes on
 * where it was.
 * @throws PoisonEvent, DiskShort, CopyLost (another rebuild of the view), KeyMissing, Unavailable
 */
export async function* rebuildProjections(
  options: RebuildOptions,
): AsyncGenerator<RebuildProgress, RebuildResult, void> {
  const rebuild = new Rebuild(options);
  try {
    // Embedded stores answer without a turn of their own: whoever feeds or reads the views in this thread has one here.
    return yield* stepsInTurns(rebuild.run());
  } finally {
    await rebuild.close();
  }
}

interface Build {
  readonly target: ProjectionTarget;
  readonly skipped: ReadonlySet<string>;
}

type Compared = Pick<RebuiltView, 'against' | 'documents'> & { readonly difference: Difference | undefined };

const firstOfAll: Compared = { against: 'nothing', documents: 0, difference: undefined };

class Rebuild {
  private readonly interest: Interest;
  private builds: Build[] = [];
  /** Those whose live copy should be their like. */
  private readonly comparable = new Set<ProjectionTarget>();
  private time: TimeLeft;
  private space: SpaceWatch | undefined;
  private done = 0;
  private total = 0;

  constructor(private readonly options: RebuildOptions) {
    this.interest = new Interest(options.projections.flatMap(followedBy));
    this.time = new TimeLeft(options.clock, 'live copy');
  }

  async *run(): AsyncGenerator<RebuildProgress, RebuildResult, void> {
    const { projections, readStore, store, clock } = this.options;
    const space = await spaceFor(projections, readStore, await store.countAfter(undefined));
    expectSpace(space);
    this.space = new SpaceWatch(this.options, space.bytesNeeded);
    for (const projection of projections) {
      this.builds.push(await this.open(projection));
      await nextTurn();
    }
    this.total = await store.countAfter(this.position(this.builds));
    const copies = await readStore.copies();
    for (const { target } of this.builds)
      if ((await this.comparableTo(target, copies)) !== undefined) this.comparable.add(target);
    this.time = new TimeLeft(clock, this.comparable.size === this.builds.length ? 'live copy' : 'ledger');
    yield this.progress('reading');
    yield* this.read('reading', this.builds, await store.head());
    this.time.readingEnds();
    for (const { target } of this.builds) {
      yield this.progress('indexing', target.name);
      await target.copy.endBulk();
    }
    yield* this.read('catching_up', this.builds, await this.options.store.head());
    const views: RebuiltView[] = [];
    for (const build of this.builds) {
      yield this.progress('comparing', build.target.name);
      views.push(yield* this.finish(build));
      yield this.progress('switching', build.target.name);
    }
    return { views, events: this.done, seconds: this.time.seconds };
  }

  async close(): Promise<void> {
    for (const { target } of this.builds) await target.copy.close();
  }

  /** Resumes an unfinished build of this version and ledger, or begins a new one. */
  private async open(projection: Projection): Promise<Build> {
    const { readStore, store, vault, decode, fresh, skips = store } = this.options;
    const { schema } = projection;
    let copies = await readStore.copies();
    for (const each of copies) {
      const unfinished = each.name === schema.name && each.state === 'building';
      const ours = each.version === schema.version && each.checkpoint?.ledgerId === store.ledgerId;
      if (unfinished && (fresh || !ours)) await this.retire(each.name, each.build);
    }
    copies = await readStore.copies();
    const unfinished = copies.find(({ name, state }) => name === schema.name && state === 'building');
    const copy = await readStore.copy(schema, unfinished?.build ?? nextBuild(copies, schema));
    const cached = this.options.cachedDocuments ?? defaults.cachedDocuments;
    const target = new ProjectionTarget(vault, projection, copy, cached);
    await target.claim(store.ledgerId);
    if (target.through === undefined) await target.beginBulk(unfinished === undefined);
    return { target, skipped: await readSkips(skips, decode, schema.name) };
  }

  private position = (builds: readonly Build[]) => lowest(builds.map(({ target }) => target.through));

  /** The next page is on its way while one is folded. */
  private async *read(
    phase: RebuildPhase,
    builds: readonly Build[],
    until: string | undefined,
  ): AsyncGenerator<RebuildProgress, void, void> {
    const { store, decode, signal, eventsPerCommit: pageSize = defaults.eventsPerCommit } = this.options;
    const after = this.position(builds);
    const pages = store
      .readAll({ pageSize, ...(after !== undefined && { after }), ...(until !== undefined && { until }) })
      [Symbol.asyncIterator]();
    let next = ahead(pages.next());
    try {
      for (;;) {
        const { value: page, done } = await next;
        if (done) return;
        signal?.throwIfAborted();
        next = ahead(pages.next());
        const events = decodeAll(page, decode, this.interest);
        for (const build of builds) await fold(build, events);
        this.done += page.length;
        if (phase === 'reading') this.time.reached(this.done);
        await this.space?.look();
        yield this.progress(phase);
      }
    } finally {
      await next.catch(() => undefined);
      await pages.return?.();
    }
  }

  /**
   * Compares, and moves the pointer while the live copy stands still. What takes a read of the ledger is compared
   * before: readers would see the standstill.
   */
  private async *finish(build: Build): AsyncGenerator<RebuildProgress, RebuiltView, void> {
    const { readStore, store, live: feeds } = this.options;
    const { target } = build;
    const { name } = target;
    let compared: Compared | undefined;
    if ((await readStore.live(name)) === undefined) compared = firstOfAll;
    else if (!this.comparable.has(target)) compared = yield* this.compareWithLedger(build);
    // What came meanwhile is read before the live copy stands still, and little is left to be read after that.
    yield* this.read('catching_up', [build], await store.head());
    const held = await feeds?.holdAt(name, target.at.position);
    try {
      if (held !== undefined) await this.readUntil(build, held.position);
      const isStill = held !== undefined || feeds === undefined;
      if (compared === undefined && isStill) compared = await this.compareWithLive(target);
      compared ??= yield* this.compareWithLedger(build);
      await target.copy.close();
      return await this.conclude(target, (await readStore.live(name))?.build, compared);
    } finally {
      await feeds?.release(name);
    }
  }

  private async conclude(
    { projection, name, copy }: ProjectionTarget,
    live: string | undefined,
    { against, documents, difference }: Compared,
  ): Promise<RebuiltView> {
    const { compareOnly = false, acceptDifference = false } = this.options;
    const isRight = difference === undefined || acceptDifference;
    const switched = !compareOnly && isRight && (await this.flip(projection, copy.build, live));
    if (compareOnly) await this.retire(name, copy.build);
    return {
      ...{ name, build: copy.build, against, documents },
      comparison: difference === undefined ? 'equal' : 'different',
      ...(difference !== undefined && { difference }),
      ...{ switched, kept: !compareOnly && !isRight },
    };
  }

  private async readUntil(build: Build, position: string | undefined): Promise<void> {
    if (comparePositions(build.target.through, position) >= 0) return;
    const reading = this.read('catching_up', [build], position);
    while (!(await reading.next()).done);
  }

  /** The live copy, when the new one should be its like: of the same version and ledger, and without gaps. */
  private async comparableTo(
    { name, projection, at }: ProjectionTarget,
    copies: readonly CopyInfo[],
  ): Promise<CopyInfo | undefined> {
    const { deadLetters } = this.options;
    const live = copies.find((each) => each.name === name && each.state === 'live');
    if (live?.version !== projection.schema.version || live.checkpoint?.ledgerId !== at.ledgerId)
      return undefined;
    const isWithoutEvents = (await deadLetters.list(name)).some(({ build }) => build === live.build);
    return isWithoutEvents ? undefined : live;
  }

  /** While its feed stands still; undefined unless both hold the same events. */
  private async compareWithLive(target: ProjectionTarget): Promise<Compared | undefined> {
    const live = await this.comparableTo(target, await this.options.readStore.copies());
    if (live === undefined || live.checkpoint?.position !== target.at.position) return undefined;
    const replaced = await this.options.readStore.copy(target.projection.schema, live.build);
    try {
      // What is written alike is alike; only where it is not, members in another order have to be told from a difference.
      const { documents, checksum } = await target.copy.quickFingerprint();
      const isEqual = checksum === (await replaced.quickFingerprint()).checksum;
      const difference = isEqual ? undefined : await differenceOf(target.copy, replaced);
      return { against: 'live copy', documents, difference };
    } finally {
      await replaced.close();
    }
  }

  private async *compareWithLedger({
    target,
    skipped,
  }: Build): AsyncGenerator<RebuildProgress, Compared, void> {
    const { projection, copy, at } = target;
    const comparing = compareWithLedger(this.options, { projection, copy, through: at.position, skipped });
    for (;;) {
      const step = await comparing.next();
      if (step.done) return { against: 'ledger', ...step.value };
      yield this.progress('comparing', target.name);
    }
  }

  /** One older copy is kept, to go back to; those before it are removed. */
  private async flip({ schema }: Projection, build: string, replaced: string | undefined): Promise<true> {
    const { readStore } = this.options;
    if (!(await readStore.flip(schema, build, replaced)))
      throw new CopyLost(`the live copy of ${schema.name} was changed by somebody else meanwhile`);
    for (const { name, build, state } of await readStore.copies())
      if (name === schema.name && state === 'previous' && build !== replaced) await this.retire(name, build);
    return true;
  }

  private async retire(name: string, build: string): Promise<void> {
    await this.options.readStore.retire(name, build);
    await this.options.deadLetters.remove(name, build);
  }

  private progress(phase: RebuildPhase, view?: string): RebuildProgress {
    const { done, time } = this;
    const perSecond = done === 0 ? 0 : Math.round(done / Math.max(time.seconds, 0.001));
    const total = Math.max(this.total, done);
    const isLast = phase === 'switching' && view === this.builds.at(-1)?.target.name;
    const secondsLeft = isLast ? 0 : time.secondsLeft(total - done);
    return { phase, ...(view !== undefined && { view }), done, total, perSecond, secondsLeft };
  }
}

async function fold({ target, skipped }: Build, events: ReturnType<typeof decodeAll>): Promise<void> {
  const fresh = target.fresh(events);
  if (fresh.length === 0) return;
  const { poison } = await target.fold(fresh, { heldStreams: nothingHeld, skipped });
  if (poison[0] !== undefined) throw new PoisonEvent(target.name, poison[0]);
  await target.commit();
}

const nothingHeld: ReadonlySet<string> = new Set();

/** A promise whose failure is met when it is awaited, not before. */
function ahead<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
