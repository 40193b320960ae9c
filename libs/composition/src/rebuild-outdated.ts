import type { Log } from '#engine';
import { Refused } from '#kernel';
import { type ProjectionsHost, rebuildRunning } from './projections-host.js';
import type { System } from './system.js';

export interface RebuildOutdatedPorts {
  readonly system: Pick<System, 'config' | 'clock'>;
  readonly projections: Pick<ProjectionsHost, 'needsRebuild' | 'rebuild'>;
  readonly log: Log;
}

const pauseMilliseconds = 1_000;
const longestPauseMilliseconds = 5 * 60_000;

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
  for (let failures = 0; !signal.aborted; ) {
    const before = failures;
    const failed = (error: unknown, views: readonly string[]) => {
      if (signal.aborted || isRunningElsewhere(error)) return;
      failures++;
      const text = error instanceof Error ? error.message : 'unknown';
      log.error({ views, error: text }, 'views could not be rebuilt now; it is tried again');
    };
    const needed = async () => (await ports.projections.needsRebuild()).map(({ name }) => name);
    try {
      const outdated = await needed();
      if (outdated.length === 0) return;
      // Alone, all are fed from one read of the ledger; together, each process takes one.
      for (const views of isShared ? outdated.map((view) => [view]) : [outdated])
        if (!isShared || (await needed()).includes(views[0]!))
          await rebuild(ports, views, signal).catch((error: unknown) => failed(error, views));
    } catch (error) {
      failed(error, []);
    }
    const pause = failures === before ? pauseMilliseconds : pauseMilliseconds * 2 ** Math.min(failures, 9);
    await clock.sleep(Math.min(pause, longestPauseMilliseconds), signal);
  }
}

async function rebuild(
  { projections, log }: RebuildOutdatedPorts,
  views: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  log.info({ views }, 'these views are rebuilt now; queries answer from the old copies meanwhile');
  const run = projections.rebuild({ views, dryRun: false, signal });
  let step = await run.next();
  while (!step.done) step = await run.next();
  log.info({ views }, 'the views are rebuilt');
}

const isRunningElsewhere = (error: unknown) => error instanceof Refused && error.code === rebuildRunning;
