import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type {
  Log,
  NeedsRebuild,
  ProjectionStatus,
  RebuildPlan,
  RebuildProgress,
  RebuildResult,
} from '#engine';
import type { TracedBatch, Tracing } from '#kernel';
import { type ProjectionsHost, type RebuildRequest, roomFor, type SharedPorts } from '../projections-host.js';
import { partsOf, together } from '../rebuild-parts.js';
import { remote, serve } from './rpc.js';
import type { ThreadData } from './thread-stores.js';

/** Feeds and rebuilds on threads of their own: nothing of it runs on the event loop that answers people. */
export async function hostOnThreads(
  data: ThreadData,
  stores: Pick<SharedPorts, 'store' | 'looksStore' | 'readStore'>,
  log: Log,
  tracing?: Pick<Tracing, 'batch'>,
): Promise<ProjectionsHost> {
  const worker = await started('projections-thread', data);
  const feeding = remote(worker);
  serve(worker, {
    log: (level: 'info' | 'warn' | 'error', fields: object, message: string) => log[level](fields, message),
    traced: (done: TracedBatch) => tracing?.batch(done),
  });
  worker.on('error', (error) =>
    log.error({ error: String(error) }, 'the thread that feeds the views has failed'),
  );
  return {
    status: () => feeding('status') as Promise<readonly ProjectionStatus[]>,
    needsRebuild: () => feeding('needsRebuild') as Promise<readonly NeedsRebuild[]>,
    rebuild: (request) => rebuildOnThreads(data, request, feeding),
    plan: (views) => planOnThread(data, views),
    lacksRoom: (views) => roomFor(stores, views),
    stop: () => ended(worker, feeding),
  };
}

/** The views in as many parts as were asked for, each on a thread of its own. */
function rebuildOnThreads(
  data: ThreadData,
  { parallel = 1, views, ...request }: RebuildRequest,
  feeding: ReturnType<typeof remote>,
): AsyncGenerator<RebuildProgress, RebuildResult, void> {
  const parts = partsOf(views, parallel);
  return together(parts.map((part) => rebuildOnThread(data, { ...request, views: part }, feeding)));
}

async function* rebuildOnThread(
  data: ThreadData,
  { signal, ...request }: RebuildRequest,
  feeding: ReturnType<typeof remote>,
): AsyncGenerator<RebuildProgress, RebuildResult, void> {
  const worker = await startedToRebuild(data, request);
  const building = remote(worker);
  serve(worker, {
    holdAt: (view: string, atLeast: string | undefined) => feeding('holdAt', view, atLeast),
    release: (view: string) => feeding('release', view),
  });
  const abort = () => void building('abort').catch(() => undefined);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    for (;;) {
      const step = (await building('next')) as IteratorResult<RebuildProgress, RebuildResult>;
      if (step.done) return step.value;
      yield step.value;
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    await ended(worker, building);
  }
}

async function planOnThread(data: ThreadData, views: readonly string[]): Promise<RebuildPlan> {
  const worker = await startedToRebuild(data, { views });
  const calls = remote(worker);
  try {
    return (await calls('plan')) as RebuildPlan;
  } finally {
    await ended(worker, calls);
  }
}

/** A holder of its own: two rebuilds of one process are as much in each other's way as those of two. */
const startedToRebuild = (data: ThreadData, request: RebuildRequest): Promise<Worker> =>
  started('rebuild-thread', { ...data, holder: `${data.holder}-${randomUUID()}`, request });

/**
 * Young generations in MiB. Folding makes much short-lived garbage: a larger one collects it a third cheaper. What
 * feeds the views lives as long as the server and must stay small.
 */
const youngMebibytes = { 'projections-thread': 48, 'rebuild-thread': 192 } as const;

/** Resolves when the thread has opened its stores; rejects with what it could not open. */
async function started(entry: keyof typeof youngMebibytes, workerData: object): Promise<Worker> {
  const resourceLimits = { maxYoungGenerationSizeMb: youngMebibytes[entry] };
  const worker = new Worker(new URL(`./${entry}.js`, import.meta.url), { workerData, resourceLimits });
  await once(worker, 'message');
  return worker;
}

async function ended(worker: Worker, calls: ReturnType<typeof remote>): Promise<void> {
  const exit = once(worker, 'exit');
  await calls('stop').catch(() => undefined);
  await worker.terminate();
  await exit;
}
