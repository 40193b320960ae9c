import type { Log } from '#engine';
import { Backoff, Refused } from '#kernel';
import type { ProjectionsHost } from './projections-host.js';
import { rebuildRunning } from './rebuild-leases.js';
import type { System } from './system.js';

export interface RebuildOutdatedPorts {
  readonly system: Pick<System, 'config' | 'clock'>;
  readonly projections: Pick<ProjectionsHost, 'needsRebuild' | 'rebuild'>;
  readonly log: Log;
}

const pauseMilliseconds = 1_000;
/** A store that is away may be back any moment; a view that cannot be built mostly waits for people. */
const awayMilliseconds = { first: 1_000, longest: 30_000 };
const brokenMilliseconds = { first: 2_000, longest: 5 * 60_000 };

/**
 * Views that only a rebuild can bring forward (a new version of one) are rebuilt beside whatever runs, until none is
 * left. Processes that share the stores share this, too: each takes a view that no other one is rebuilding. A view that
 * cannot be rebuilt now, for a store is away or an event cannot be folded, is tried again with growing pauses.
 */
export async function rebuildOutdated(ports: RebuildOutdatedPorts, signal: AbortSignal): Promise<void> {
  const { system, log } = ports;
  const { config, clock } = system;
  if (config.projections === 'elsewhere') return;
  const isShared = config.readStore.kind === 'mongodb';
  const away = new Backoff(clock, awayMilliseconds);
  const broken = new Backoff(clock, brokenMilliseconds);
  while (!signal.aborted) {
    let pause = pauseMilliseconds;
    const failed = (error: unknown, views: readonly string[]) => {
      if (signal.aborted || isRunningElsewhere(error)) return;
      const after = (isAway(error) ? away : broken).failed();
      pause = Math.max(pause, after.pause);
      const text = error instanceof Error ? error.message : 'unknown';
      if (after.isNews || !isAway(error))
        log.error({ views, error: text }, 'views could not be rebuilt now; it is tried again');
    };
    const needed = async () => (await ports.projections.needsRebuild()).map(({ name }) => name);
    try {
      const outdated = await needed();
      away.goesOn();
      if (outdated.length === 0) return;
      // Alone, all are fed from one read of the ledger; together, each process takes one.
      for (const views of isShared ? outdated.map((view) => [view]) : [outdated])
        if (!isShared || (await needed()).includes(views[0]!))
          await rebuild(ports, views, signal).catch((error: unknown) => failed(error, views));
    } catch (error) {
      failed(error, []);
    }
    await clock.sleep(pause, signal);
  }
}

async function rebuild(
  { projections, log }: RebuildOutdatedPorts,
  views: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  log.info({ views }, 'these views are rebuilt now; queries answer from the old copies meanwhile');
  const run = projections.rebuild({ views, signal });
  let step = await run.next();
  while (!step.done) step = await run.next();
  const kept = step.value.views.filter((each) => each.kept).map(({ name }) => name);
  if (kept.length > 0)
    throw new Error(
      `${kept.join(', ')}: the new copy differs from what the ledger makes of it, so both are kept: see caseledger projections status`,
    );
  log.info({ views }, 'the views are rebuilt');
}

const isRunningElsewhere = (error: unknown) => error instanceof Refused && error.code === rebuildRunning;

/** By name: a failure in another thread arrives as its name and its words. */
const isAway = (error: unknown) => error instanceof Error && error.name === 'Unavailable';
