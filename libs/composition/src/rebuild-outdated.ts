import { whileHeld } from '#engine';
import type { ProjectionsHost } from './projections-host.js';
import type { System } from './system.js';

export interface RebuildOutdatedPorts {
  readonly system: System;
  readonly projections: ProjectionsHost;
  readonly log: Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>;
}

const pauseMilliseconds = 1_000;

/**
 * Views that only a rebuild can bring forward (a new version of one) are rebuilt beside whatever runs. Processes that
 * share the stores share this, too: each takes a view that no other one is rebuilding.
 */
export async function rebuildOutdated(ports: RebuildOutdatedPorts, signal: AbortSignal): Promise<void> {
  const { config } = ports.system;
  if (config.projections === 'elsewhere') return;
  try {
    if (config.readStore.kind === 'mongodb') await rebuildInTurn(ports, signal);
    else await rebuild(ports, (await ports.projections.needsRebuild()).map(nameOf), signal);
  } catch (error) {
    if (signal.aborted) return;
    const text = error instanceof Error ? error.message : 'unknown';
    ports.log.error({ error: text }, 'the views were not rebuilt: run caseledger projections rebuild --all');
  }
}

async function rebuildInTurn(ports: RebuildOutdatedPorts, stopped: AbortSignal): Promise<void> {
  const { clock, leases } = ports.system;
  const held = { leases, clock, log: ports.log.warn };
  const needed = async () => (await ports.projections.needsRebuild()).map(nameOf);
  for (let views = await needed(); views.length > 0 && !stopped.aborted; views = await needed()) {
    let rebuilt = 0;
    for (const view of views)
      await whileHeld(
        `rebuild:${view}`,
        held,
        async (lost) => {
          if (!(await needed()).includes(view)) return;
          await rebuild(ports, [view], lost);
          rebuilt++;
        },
        stopped,
      );
    if (rebuilt === 0) await clock.sleep(pauseMilliseconds, stopped);
  }
}

async function rebuild(
  { projections, log }: RebuildOutdatedPorts,
  views: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  if (views.length === 0) return;
  log.info({ views }, 'these views are rebuilt now; queries answer from the old copies meanwhile');
  const run = projections.rebuild({ views, dryRun: false, signal });
  let step = await run.next();
  while (!step.done) step = await run.next();
  log.info({ views }, 'the views are rebuilt');
}

const nameOf = ({ name }: { readonly name: string }) => name;
