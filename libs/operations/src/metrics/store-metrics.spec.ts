import { Registry } from 'prom-client';
import type { ProjectionsHost } from '#composition';
import { StoreMetrics } from './store-metrics.js';

type Run = ReturnType<ProjectionsHost['rebuild']>;
const result = { views: [], events: 2, seconds: 1 };
const progress = (perSecond: number) => ({
  phase: 'reading' as const,
  done: 1,
  total: 2,
  perSecond,
  secondsLeft: 1,
});

/** Projections whose rebuild goes so, and what is measured of it. */
function rebuilding(run: () => Run) {
  const registry = new Registry();
  const host = new StoreMetrics(registry).watching({ rebuild: run } as unknown as ProjectionsHost);
  const read = async () =>
    (await registry.metrics()).split('\n').filter((line) => /^caseledger_rebuild/.test(line));
  return { rebuild: () => host.rebuild({ views: ['persons'] }), read };
}

test('a rebuild is seen while it runs, and counted when it ends', async () => {
  const { rebuild, read } = rebuilding(async function* () {
    yield progress(900);
    return result;
  });
  const run = rebuild();
  expect((await run.next()).value).toEqual(progress(900));
  expect(await read()).toEqual(['caseledger_rebuild_events_per_second{view="persons"} 900']);
  expect(await run.next()).toEqual({ done: true, value: result });
  expect(await read()).toEqual([
    'caseledger_rebuild_events_per_second{view="persons"} 0',
    'caseledger_rebuilds_total{result="done"} 1',
  ]);
});

test('a rebuild that is ended from outside ends inside, too, and counts as failed', async () => {
  let ended = false;
  const { rebuild, read } = rebuilding(async function* () {
    try {
      yield progress(900);
      return result;
    } finally {
      ended = true;
    }
  });
  const run = rebuild();
  await run.next();
  await expect(run.throw(new Error('the server stopped'))).rejects.toThrow('the server stopped');
  expect(ended).toBe(true);
  expect(await read()).toContain('caseledger_rebuilds_total{result="failed"} 1');
});

test('appends are measured by ledger and by how they ended', async () => {
  const registry = new Registry();
  new StoreMetrics(registry).appended({ ledger: 'looks', milliseconds: 20, result: 'conflict' });
  const text = await registry.metrics();
  expect(text).toContain('caseledger_append_seconds_bucket{le="0.025",ledger="looks",result="conflict"} 1');
  expect(text).toContain('caseledger_append_seconds_bucket{le="0.01",ledger="looks",result="conflict"} 0');
});
