import {
  Codec,
  DiskShort,
  fits,
  type Leases,
  type LiveFeeds,
  LiveFirst,
  type Log,
  type NeedsRebuild,
  ProjectionRunner,
  type ProjectionStatus,
  planRebuild,
  type RebuildPlan,
  type RebuildProgress,
  type RebuildResult,
  rebuildProjections,
  spaceFor,
} from '#engine';
import type { Clock, Tracing } from '#kernel';
import type { Vault } from '#privacy';
import type { DeadLetterStore, ReadStore } from '#read-store';
import { eventTypes, projections } from '../contexts.js';
import { byLedger, feedingFrom, type Ledgers } from './ledger-of-view.js';
import { underLeases } from './rebuild-leases.js';
import { together } from './rebuild-parts.js';

export interface RebuildRequest {
  /** Names of views; all of them are fed from one read. */
  readonly views: readonly string[];
  /** Build, compare and report, then drop the new copies. */
  readonly compareOnly?: boolean;
  /** Switch although the copies differ. */
  readonly acceptDifference?: boolean;
  /** So many parts at a time, each of some of the views. Where there are no threads: one. */
  readonly parallel?: number;
  readonly signal?: AbortSignal;
}

/** What runs the projections of a process: in this thread, or on threads of their own. */
export interface ProjectionsHost {
  status(): Promise<readonly ProjectionStatus[]>;
  /** Live copies that only a rebuild can bring forward. */
  needsRebuild(): Promise<readonly NeedsRebuild[]>;
  rebuild(request: RebuildRequest): AsyncGenerator<RebuildProgress, RebuildResult, void>;
  /** What a rebuild would come to. */
  plan(views: readonly string[]): Promise<RebuildPlan>;
  /** Why a rebuild would not begin: the disk. Undefined: it would. */
  lacksRoom(views: readonly string[]): Promise<string | undefined>;
  stop(): Promise<void>;
}

export interface ProjectionPorts extends Ledgers {
  readonly readStore: ReadStore;
  readonly deadLetters: DeadLetterStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  /** Absent: what is folded is not traced. */
  readonly tracing?: Pick<Tracing, 'batch'>;
}

/** What processes that feed the views together have besides. */
export interface SharedPorts extends ProjectionPorts {
  readonly leases: Leases;
}

export const decode = new Codec(eventTypes).decode;

export const projectionsNamed = (views: readonly string[]) =>
  projections.filter(({ schema }) => views.includes(schema.name));

/** Feeds views in the calling thread, and knows how far they are. */
export interface Feeding {
  status(): Promise<readonly ProjectionStatus[]>;
  needsRebuild(): Promise<readonly NeedsRebuild[]>;
  /** Makes a live copy stand still for a rebuild. */
  readonly live: LiveFeeds;
  stop(): Promise<void>;
}

/** Feeds every view: this process is the only one. */
export async function feedAlone(ports: ProjectionPorts): Promise<Feeding> {
  const liveFirst = new LiveFirst(ports.clock);
  const runners = byLedger(projections).map(([ledger, own]) => ({
    views: own.map(({ schema }) => schema.name),
    runner: new ProjectionRunner({
      ...ports,
      ...feedingFrom(ledger, ports),
      liveFirst,
      projections: own,
      decode,
    }),
  }));
  for (const { runner } of runners) await runner.start();
  const of = (view: string) => runners.find(({ views }) => views.includes(view))?.runner;
  return {
    status: async () => (await Promise.all(runners.map(({ runner }) => runner.status()))).flat(),
    needsRebuild: async () => runners.flatMap(({ runner }) => runner.needsRebuild()),
    live: {
      holdAt: async (view, atLeast) => of(view)?.holdAt(view, atLeast),
      release: async (view) => of(view)?.release(view),
    },
    stop: async () => void (await Promise.all(runners.map(({ runner }) => runner.stop()))),
  };
}

/** Rebuilds in the calling thread, beside whatever feeds the present copies. @throws as `underLeases` */
export function runRebuild(
  { log, leases, ...ports }: SharedPorts,
  { views, compareOnly = false, acceptDifference = false, signal }: RebuildRequest,
  live: LiveFeeds,
): AsyncGenerator<RebuildProgress, RebuildResult, void> {
  return underLeases(views, { leases, clock: ports.clock, log }, signal, (signal) => {
    const how = { compareOnly, acceptDifference, decode, live, signal };
    return together(
      byLedger(projectionsNamed(views)).map(([ledger, own]) => {
        const { eventsPerCommit: _, ...from } = { ...ports, ...feedingFrom(ledger, ports) };
        return rebuildProjections({ ...from, ...how, projections: own });
      }),
    );
  });
}

/** Folds some events in the calling thread. */
export async function runPlan(
  ports: Omit<SharedPorts, 'log' | 'leases'>,
  views: readonly string[],
): Promise<RebuildPlan> {
  const plans = await Promise.all(
    byLedger(projectionsNamed(views)).map(([ledger, own]) =>
      planRebuild({ ...ports, ...feedingFrom(ledger, ports), projections: own, decode }),
    ),
  );
  const sum = (of: (plan: RebuildPlan) => number) => plans.reduce((total, each) => total + of(each), 0);
  const bytesFree = plans[0]?.bytesFree;
  const space = { bytesNeeded: sum(({ bytesNeeded }) => bytesNeeded), bytesFree };
  return {
    events: sum(({ events }) => events),
    seconds: sum(({ seconds }) => seconds),
    ...space,
    fits: fits(space),
  };
}

/** As `lacksRoom`. */
export async function roomFor(
  ports: Pick<SharedPorts, 'store' | 'looksStore' | 'readStore'>,
  views: readonly string[],
): Promise<string | undefined> {
  let bytesNeeded = 0;
  let bytesFree: number | undefined;
  for (const [ledger, own] of byLedger(projectionsNamed(views))) {
    const { store } = feedingFrom(ledger, ports);
    const space = await spaceFor(own, ports.readStore, await store.countAfter(undefined));
    bytesNeeded += space.bytesNeeded;
    bytesFree = space.bytesFree;
  }
  const space = { bytesNeeded, bytesFree };
  return fits(space) ? undefined : new DiskShort(space).message;
}

/** Everything in the calling thread: for tests and short-lived commands. */
export const hostHere = (ports: SharedPorts, feeding: Feeding): ProjectionsHost => ({
  status: () => feeding.status(),
  needsRebuild: () => feeding.needsRebuild(),
  rebuild: (request) => runRebuild(ports, request, feeding.live),
  plan: (views) => runPlan(ports, views),
  lacksRoom: (views) => roomFor(ports, views),
  stop: () => feeding.stop(),
});
