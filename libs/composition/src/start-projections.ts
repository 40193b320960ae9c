import { SqliteDeadLetters } from '#read-store/sqlite';
import { hostHere, type ProjectionPorts, type ProjectionsHost } from './projections-host.js';
import type { System } from './system.js';

/** Feeds the views: on threads of their own, or in this thread (tests, where no worker can be started). */
export async function startProjections(
  system: System,
  log: ProjectionPorts['log'],
  { threads }: { readonly threads: boolean },
): Promise<ProjectionsHost> {
  const { folder, master, store, readStore, vault, clock } = system;
  if (threads) {
    // Loaded only here: a worker's entry file is found through `import.meta`.
    const { hostOnThreads } = await import('./threads/threaded-host.js');
    return hostOnThreads({ folder, keys: { wrapping: master.wrapping, index: master.index } }, log);
  }
  const deadLetters = SqliteDeadLetters.open({ folder: folder.views });
  system.onClose(() => deadLetters.close());
  return hostHere({ store, readStore, deadLetters, vault, clock, log });
}
