import {
  Codec,
  KeptLease,
  type Leases,
  type LiveFeeds,
  type Log,
  type NeedsRebuild,
  ProjectionRunner,
  type ProjectionStatus,
  type RebuildProgress,
  type RebuildResult,
  rebuildProjections,
} from '#engine';
import type { EventStore } from '#event-store';
import { type Clock, Refused } from '#kernel';
import type { Vault } from '#privacy';
import type { DeadLetterStore, ReadStore } from '#read-store';
import { eventTypes, projections } from '../contexts.js';

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

export interface ProjectionPorts {
  readonly store: EventStore;
  readonly readStore: ReadStore;
  readonly deadLetters: DeadLetterStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
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
  const runner = new ProjectionRunner({ ...ports, projections, decode });
  await runner.start();
  return {
    status: () => runner.status(),
    needsRebuild: async () => runner.needsRebuild(),
    live: runner,
    stop: () => runner.stop(),
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
    return yield* rebuildProjections({
      ...ports,
      projections: projectionsNamed(views),
      decode,
      dryRun,
      live,
      signal: AbortSignal.any([...held.map(({ isLost }) => isLost), ...(signal ? [signal] : [])]),
    });
  } finally {
    await Promise.all(held.map((each) => each.release()));
  }
}

/** Everything in the calling thread: for tests and short-lived commands. */
export const hostHere = (ports: SharedPorts, feeding: Feeding): ProjectionsHost => ({
  status: () => feeding.status(),
  needsRebuild: () => feeding.needsRebuild(),
  rebuild: (request) => runRebuild(ports, request, feeding.live),
  stop: () => feeding.stop(),
});
