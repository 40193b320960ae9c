import { comparePositions, type EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { Vault } from '#privacy';
import type { DeadLetterStore, ReadStore, ViewCopy } from '#read-store';
import { followedBy } from '../erasing/erased-documents.js';
import { readSkips } from './dead-letters.js';
import { type Decode, decodeAll, Interest } from './decoded-events.js';
import type { Projection } from './projection.js';
import type { Poison } from './projection-batch.js';
import { type LiveFeeds, lowest, nextBuild } from './projection-runner.js';
import { CopyLost, ProjectionTarget } from './projection-target.js';

export interface RebuildOptions {
  /** All are fed from one read of the ledger. */
  readonly projections: readonly Projection[];
  readonly store: EventStore;
  /** The ledger that says what projections skip, where that is another than `store`. */
  readonly skips?: EventStore;
  readonly readStore: ReadStore;
  readonly decode: Decode;
  readonly vault: Vault;
  readonly deadLetters: DeadLetterStore;
  readonly clock: Clock;
  /** The runner that feeds the present copies; absent when no server runs. */
  readonly live?: LiveFeeds;
  /** Build, compare and report, then drop the new copies. */
  readonly dryRun?: boolean;
  /** Drop an unfinished build instead of resuming it. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
  /** Documents kept in memory for each projection. Default 20,000. */
  readonly cachedDocuments?: number;
  /** Events in one commit. Default 2,000. */
  readonly eventsPerCommit?: number;
}

export type RebuildPhase = 'reading' | 'indexing' | 'catching_up' | 'comparing' | 'switching';

export interface RebuildProgress {
  readonly phase: RebuildPhase;
  /** The view, where the phase is about one. */
  readonly view?: string;
  readonly done: number;
  readonly total: number;
  readonly perSecond: number;
  readonly secondsLeft: number;
}

export interface RebuiltView {
  readonly name: string;
  readonly build: string;
  /**
   * With the copy that it replaces, at the same event; only copies of the same version can be compared, and only
   * while their feed stands still.
   */
  readonly comparison: 'equal' | 'different' | 'not compared';
  /** What was compared: the new copy, and the one that it replaces. */
  readonly compared?: { readonly built: CopyFingerprint; readonly replaced: CopyFingerprint };
  readonly switched: boolean;
}

export type CopyFingerprint = Awaited<ReturnType<ViewCopy['fingerprint']>>;

export interface RebuildResult {
  readonly views: readonly RebuiltView[];
  readonly events: number;
  readonly seconds: number;
}

/** A rebuild met an event that a projection cannot fold, and that nobody has skipped. What was built so far stays. */
export class PoisonEvent extends Error {
  override readonly name = 'PoisonEvent';
  constructor(
    readonly projection: string,
    { event, error }: Poison,
  ) {
    super(
      `${projection} cannot fold event ${event.id} (${event.type}, ${event.stream} at revision ${event.revision}, position ${event.position}): ${error}. Correct the projection, or skip the event: caseledger dead-letters skip ${projection} ${event.id} --reason …`,
    );
  }
}

const defaults = { cachedDocuments: 20_000, eventsPerCommit: 2_000 };

/**
 * Builds new copies of views beside the live ones, compares, and switches readers over; queries never stop.
 * Run again after a crash or an abort, it goes on where it was.
 * @throws PoisonEvent, CopyLost (another rebuild of the view), KeyMissing, Unavailable
 */
export async function* rebuildProjections(
  options: RebuildOptions,
): AsyncGenerator<RebuildProgress, RebuildResult, void> {
  const rebuild = new Rebuild(options);
  try {
    return yield* rebuild.run();
  } finally {
    await rebuild.close();
  }
}

interface Build {
  readonly target: ProjectionTarget;
  readonly skipped: ReadonlySet<string>;
}

class Rebuild {
  private readonly interest: Interest;
  private readonly startedAt: number;
  private builds: Build[] = [];
  private done = 0;
  private total = 0;

  constructor(private readonly options: RebuildOptions) {
    this.interest = new Interest(options.projections.flatMap(followedBy));
    this.startedAt = options.clock.monotonic();
  }

  async *run(): AsyncGenerator<RebuildProgress, RebuildResult, void> {
    for (const projection of this.options.projections) this.builds.push(await this.open(projection));
    this.total = await this.options.store.countAfter(this.position(this.builds));
    yield this.progress('reading');
    yield* this.read('reading', this.builds, await this.options.store.head());
    for (const { target } of this.builds) {
      yield this.progress('indexing', target.name);
      await target.copy.endBulk();
    }
    yield* this.read('catching_up', this.builds, await this.options.store.head());
    const views: RebuiltView[] = [];
    for (const build of this.builds) {
      yield this.progress('comparing', build.target.name);
      views.push(await this.finish(build));
      yield this.progress('switching', build.target.name);
    }
    return { views, events: this.done, seconds: this.seconds() };
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
        yield this.progress(phase);
      }
    } finally {
      await next.catch(() => undefined);
      await pages.return?.();
    }
  }

  /** Compares with the live copy while that stands still, then moves the pointer. */
  private async finish(build: Build): Promise<RebuiltView> {
    const { readStore, live: feeds, dryRun } = this.options;
    const { target } = build;
    const { name, copy } = target;
    const held = await feeds?.holdAt(name, target.at.position);
    try {
      if (held !== undefined) await this.readUntil(build, held.position);
      const live = await readStore.live(name);
      const compared = await this.compare(target, live, held !== undefined);
      await copy.close();
      const switched = !dryRun && (await this.flip(target, live?.build));
      if (dryRun) await this.retire(name, copy.build);
      const equal = compared?.built.checksum === compared?.replaced.checksum;
      const comparison = compared === undefined ? 'not compared' : equal ? 'equal' : 'different';
      return { name, build: copy.build, comparison, ...(compared && { compared }), switched };
    } finally {
      await feeds?.release(name);
    }
  }

  private async readUntil(build: Build, position: string | undefined): Promise<void> {
    if (comparePositions(build.target.through, position) >= 0) return;
    const reading = this.read('catching_up', [build], position);
    while (!(await reading.next()).done);
  }

  /** With the live copy, when it stands at the same event and is of the same version. */
  private async compare(
    { projection: { schema }, at, copy }: ProjectionTarget,
    live: { readonly build: string; readonly version: number } | undefined,
    held: boolean,
  ): Promise<RebuiltView['compared']> {
    const { readStore, live: feeds } = this.options;
    if (live?.version !== schema.version || (!held && feeds !== undefined)) return undefined;
    const info = (await readStore.copies()).find(
      ({ name, build }) => name === schema.name && build === live.build,
    );
    if (info?.checkpoint?.ledgerId !== at.ledgerId || info.checkpoint.position !== at.position)
      return undefined;
    const blue = await readStore.copy(schema, live.build);
    const compared = { built: await copy.fingerprint(), replaced: await blue.fingerprint() };
    await blue.close();
    return compared;
  }

  /** One older copy is kept, to go back to; those before it are removed. */
  private async flip(
    { projection: { schema }, copy }: ProjectionTarget,
    replaced: string | undefined,
  ): Promise<true> {
    const { readStore } = this.options;
    if (!(await readStore.flip(schema, copy.build, replaced)))
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
    const perSecond = this.done === 0 ? 0 : Math.round(this.done / Math.max(this.seconds(), 0.001));
    const total = Math.max(this.total, this.done);
    const secondsLeft = perSecond === 0 ? 0 : Math.ceil((total - this.done) / perSecond);
    return { phase, ...(view !== undefined && { view }), done: this.done, total, perSecond, secondsLeft };
  }

  private seconds = () => (this.options.clock.monotonic() - this.startedAt) / 1_000;
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
