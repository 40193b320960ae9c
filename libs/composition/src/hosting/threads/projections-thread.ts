import { parentPort, workerData } from 'node:worker_threads';
import type { Log } from '#engine';
import type { TracedBatch } from '#kernel';
import { feed } from '../start-projections.js';
import { remote, serve } from './rpc.js';
import { openThreadStores, type ThreadData } from './thread-stores.js';

// Feeds the views on a thread of its own, so that no fold holds up an answer.
const port = parentPort!;
const main = remote(port);
const say = (level: string) => (fields: object, message: string) =>
  void main('log', level, fields, message).catch(() => undefined);
const log: Log = { info: say('info'), warn: say('warn'), error: say('error') };

const data = workerData as ThreadData;
const { ports, close } = await openThreadStores(data, log);

const tracing = data.traces && {
  batch: (done: TracedBatch) => void main('traced', done).catch(() => undefined),
};

const feeding = await feed({ ...ports, ...(tracing && { tracing }) }, data);

serve(port, {
  status: () => feeding.status(),
  needsRebuild: () => feeding.needsRebuild(),
  holdAt: (view: string, atLeast: string | undefined) => feeding.live.holdAt(view, atLeast),
  release: (view: string) => feeding.live.release(view),
  stop: async () => {
    await feeding.stop();
    await close();
  },
});
port.postMessage('ready');
