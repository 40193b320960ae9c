import { parentPort, workerData } from 'node:worker_threads';
import type { ProjectionPorts } from '../projections-host.js';
import { startRunner } from '../projections-host.js';
import { remote, serve } from './rpc.js';
import { openThreadStores, type ThreadData } from './thread-stores.js';

// Feeds the views on a thread of its own, so that no fold holds up an answer.
const port = parentPort!;
const main = remote(port);
const say = (level: string) => (fields: object, message: string) =>
  void main('log', level, fields, message).catch(() => undefined);
const log: ProjectionPorts['log'] = { info: say('info'), warn: say('warn'), error: say('error') };

const { ports, close } = await openThreadStores(workerData as ThreadData, log);
const runner = await startRunner(ports);

serve(port, {
  status: () => runner.status(),
  needsRebuild: () => runner.needsRebuild(),
  holdAt: (view: string, atLeast: string | undefined) => runner.holdAt(view, atLeast),
  release: (view: string) => runner.release(view),
  stop: async () => {
    await runner.stop();
    await close();
  },
});
port.postMessage('ready');
