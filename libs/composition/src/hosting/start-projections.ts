import type { Log } from '#engine';
import type { Config } from '#settings';
import {
  type Feeding,
  feedAlone,
  hostHere,
  type ProjectionsHost,
  type SharedPorts,
} from './projections-host.js';
import { feedShared } from './shared-projections.js';
import type { System } from './system.js';

/** What decides who feeds the views: this process alone, or whoever holds a view's lease. */
export interface FeedingSettings {
  readonly settings: Pick<Config, 'readStore' | 'projections'>;
}

/** Feeds the views in the calling thread. */
export async function feed(ports: SharedPorts, { settings }: FeedingSettings): Promise<Feeding> {
  if (settings.readStore.kind === 'sqlite') return feedAlone(ports);
  return feedShared(ports, { feeds: settings.projections === 'here' });
}

/** Feeds the views: on threads of their own, or in this thread (tests, where no worker can be started). */
export async function startProjections(
  system: System,
  log: Log,
  { threads }: { readonly threads: boolean },
): Promise<ProjectionsHost> {
  const {
    config,
    folder,
    master,
    store,
    looksStore,
    readStore,
    deadLetters,
    leases,
    vault,
    clock,
    holder,
    tracing,
  } = system;
  if (threads) {
    // Loaded only here: a worker's entry file is found through `import.meta`.
    const { hostOnThreads } = await import('./threads/threaded-host.js');
    const { eventStore, readStore: views, projections } = config;
    const keys = { wrapping: master.wrapping, olderWrapping: master.olderWrapping, index: master.index };
    const settings = { eventStore, readStore: views, projections };
    const data = { folder, settings, keys, holder, traces: tracing !== undefined };
    return hostOnThreads(data, { store, looksStore, readStore }, log, tracing);
  }
  const ports = {
    store,
    looksStore,
    readStore,
    deadLetters,
    leases,
    vault,
    clock,
    log,
    ...(tracing && { tracing }),
  };
  return hostHere(ports, await feed(ports, { settings: config }));
}
