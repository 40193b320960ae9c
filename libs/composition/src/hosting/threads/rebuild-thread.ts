import { parentPort, workerData } from 'node:worker_threads';
import type { LiveFeeds } from '#engine';
import { type RebuildRequest, runPlan, runRebuild } from '../projections-host.js';
import { remote, serve } from './rpc.js';
import { openThreadStores, type ThreadData } from './thread-stores.js';

// Rebuilds views on a thread of its own; the thread that feeds the present copies is reached through the main one.
const port = parentPort!;
const main = remote(port);
const { request, ...data } = workerData as ThreadData & { readonly request: RebuildRequest };
const quiet = () => undefined;
const { ports, close } = await openThreadStores(data, { info: quiet, warn: quiet, error: quiet });
const stopping = new AbortController();
const live: LiveFeeds = {
  holdAt: (view, atLeast) => main('holdAt', view, atLeast) as ReturnType<LiveFeeds['holdAt']>,
  release: async (view) => void (await main('release', view)),
};
const run = runRebuild(ports, { ...request, signal: stopping.signal }, live);

serve(port, {
  next: () => run.next(),
  plan: () => runPlan(ports, request.views),
  abort: () => stopping.abort(),
  stop: async () => {
    stopping.abort();
    await close();
  },
});
port.postMessage('ready');
