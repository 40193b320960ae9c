import {
  Codec,
  KeptLease,
  type Leases,
  type LiveFeeds,
  LiveFirst,
  type Log,
  type NeedsRebuild,
  ProjectionRunner,
  type ProjectionStatus,
  type RebuildProgress,
  type RebuildResult,
  rebuildProjections,
} from '#engine';
import { type Clock, Refused, type Tracing } from '#kernel';
import type { Vault } from '#privacy';
import type { DeadLetterStore, ReadStore } from '#read-store';
import { eventTypes, projections } from '../contexts.js';
import { byLedger, feedingFrom, type Ledgers } from './ledger-of-view.js';

/** Code of the refusal of a rebuild that runs already. */
export const rebuildRunning = 'rebuild_running';

export interface RebuildRequest {
  /** Names of views; all of them are fed from one read. */
  readonly views: readonly string[];
  readonly dryRun: boolean;
  readonly signal?: AbortSignal;
}

/** What runs the projections of a process: in this thread, or on threads of their own. */
export interface ProjectionsHost {
  status(): Promise<readonly ProjectionStatus[]>;
  /** Live copies that only a rebuild can bring forward. */
  needsRebuild(): Promise<readonly NeedsRebuild[]>;
  rebuild(request: RebuildRequest): AsyncGenerator<RebuildProgress, RebuildResult, void>;
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

/**
 * Rebuilds in the calling thread, beside whatever feeds the present copies. Each view by one process at a time: two would
 * take each other's unfinished copy. @throws Refused (`rebuild_running`) and what a rebuild does
 */
export async function* runRebuild(
  { log, leases, ...ports }: SharedPorts,
  { views, dryRun, signal }: RebuildRequest,
  live: LiveFeeds,
): AsyncGenerator<RebuildProgress, RebuildResult, void> {
  const held: KeptLease[] = [];
  try {
    for (const view of views) {
      const lease = await KeptLease.take(`rebuild:${view}`, { leases, clock: ports.clock, log });
      if (lease === undefined)
        throw new Refused(rebuildRunning, `another process rebuilds ${view} now: wait for its end`);
      held.push(lease);
    }
    const lost = AbortSignal.any([...held.map(({ isLost }) => isLost), ...(signal ? [signal] : [])]);
    let result: RebuildResult = { views: [], events: 0, seconds: 0 };
    for (const [ledger, own] of byLedger(projectionsNamed(views))) {
      const from = { ...ports, ...feedingFrom(ledger, ports), decode, live, signal: lost };
      const { eventsPerCommit: _, ...options } = from;
      result = joined(result, yield* rebuildProjections({ ...options, projections: own, dryRun }));
    }
    return result;
  } finally {
    await Promise.all(held.map((each) => each.release()));
  }
}

/** What two ledgers were read for, one after the other. */
const joined = (one: RebuildResult, other: RebuildResult): RebuildResult => ({
  views: [...one.views, ...other.views],
  events: one.events + other.events,
  seconds: one.seconds + other.seconds,
});

/** Everything in the calling thread: for tests and short-lived commands. */
export const hostHere = (ports: SharedPorts, feeding: Feeding): ProjectionsHost => ({
  status: () => feeding.status(),
  needsRebuild: () => feeding.needsRebuild(),
  rebuild: (request) => runRebuild(ports, request, feeding.live),
  stop: () => feeding.stop(),
});
