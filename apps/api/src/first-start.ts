import { openSystem, type System, startProjections } from '#composition';
import { intendDemoData, makeDemo, needsDemoData } from '#demo';
import { systemClock } from '#kernel';
import { workingViewNames } from '#operations';
import { type Config } from '#settings';
import { createLog } from './logging.js';

/** Longest that the views are waited for before the server answers; they catch up while it does. */
const longestWait = 120_000;

/**
 * Makes the demo data of a new data folder, before anything else runs on it: no process may see events of the past
 * as if they happened now. Nothing when the folder has its data. @throws what `openSystem` refuses
 */
export async function firstStart(
  config: Config,
  env: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void,
): Promise<void> {
  if (!needsDemoData(config)) return;
  say(`Making demo data in ${config.dataDir} (once; DEMO_DATA=0 starts without)`);
  intendDemoData(config, systemClock.now());
  // Projectors wait until the demo data are there: here the views are fed by the one that makes them.
  const system = await openSystem({ ...config, projections: 'here' }, { env });
  try {
    const log = createLog(config);
    const projections = await startProjections(system, log, { threads: true });
    system.onClose(() => projections.stop());
    await makeDemo(system, projections, say);
    await viewsAreThere(system);
  } finally {
    await system.close();
  }
}

/** The first page that somebody opens shows everything. */
async function viewsAreThere({ store, checkpoints }: System): Promise<void> {
  const head = await store.head();
  if (head === undefined) return;
  await Promise.all(workingViewNames.map((view) => checkpoints.waitFor(view, head, longestWait)));
}
