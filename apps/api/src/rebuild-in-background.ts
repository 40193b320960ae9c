import type pino from 'pino';
import type { Runtime } from '#composition';

/** Views that only a rebuild can bring forward (a new version of one) are rebuilt beside the running server. */
export async function rebuildInBackground(
  { projections }: Runtime,
  log: Pick<pino.Logger, 'info' | 'error'>,
  signal: AbortSignal,
): Promise<void> {
  try {
    const needed = await projections.needsRebuild();
    if (needed.length === 0) return;
    log.info({ views: needed }, 'these views are rebuilt now; queries answer from the old copies meanwhile');
    const run = projections.rebuild({ views: needed.map((each) => each.name), dryRun: false, signal });
    let step = await run.next();
    while (!step.done) step = await run.next();
    log.info({ views: needed.map((each) => each.name) }, 'the views are rebuilt');
  } catch (error) {
    if (signal.aborted) return;
    const text = error instanceof Error ? error.message : 'unknown';
    log.error({ error: text }, 'the views were not rebuilt: run caseledger projections rebuild --all');
  }
}
