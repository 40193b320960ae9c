import type { ProjectionStatus } from '#engine';
import { ArrayEventStore } from '#engine/testing';
import { MovableClock } from '#kernel/testing';
import { putPeople, temporaryFolder } from '../testing/index.js';
import { feedViews, type ViewBehind, viewsBehind } from './feed-views.js';
import type { OperationPorts, Progress } from './operation.js';

/** Runs to the end, with all that is said on the way. */
async function fed(ports: OperationPorts, each: (progress: Progress) => void = () => undefined) {
  const run = feedViews(ports);
  const progress: Progress[] = [];
  for (;;) {
    const step = await run.next();
    if (step.done) return { behind: step.value, progress };
    progress.push(step.value);
    each(step.value);
  }
}

test('what a command appended is in the views before it ends, and it says how far they are', async () => {
  const folder = temporaryFolder();
  const owned = await folder.own();
  try {
    await putPeople(owned, 40);
    const { behind } = await fed(owned.ports);
    expect(behind).toEqual([]);
    expect(await viewsBehind(owned.ports)).toEqual([]);
    expect(await owned.ports.system.readStore.reader(persons).count([], 100)).toBe(40);
  } finally {
    await owned.close();
    folder.remove();
  }
});
const persons = { name: 'persons', version: 1, fields: {}, indexes: [] };

/** Two views over a ledger of 100 events, each at a place of its own. */
function views(config: { readonly projections: 'here' | 'elsewhere' } = { projections: 'here' }) {
  const clock = new MovableClock();
  const store = new ArrayEventStore();
  for (let n = 0; n < 100; n++)
    store.add('letter-1', { id: `e-${n}`, type: 'letters.Received.v1', data: '{}', metadata: '{}' });
  const at = new Map<string, { done: number; state: ProjectionStatus['state']; reason?: string }>([
    ['persons', { done: 0, state: 'running' }],
    ['cases', { done: 0, state: 'running' }],
  ]);
  const status = async () =>
    [...at].map(([name, { done, ...rest }]) => ({
      ...{ name, role: 'live', lagEvents: 100 - done, ...rest },
      position: done === 0 ? undefined : store.events[done - 1]?.position,
    }));
  const ports = { system: { clock, store, config }, projections: { status } } as unknown as OperationPorts;
  return { ports, at, clock };
}

test('progress is that of the view that is furthest behind', async () => {
  const { ports, at } = views();
  const { behind, progress } = await fed(ports, () => {
    for (const [name, step] of [
      ['persons', 50],
      ['cases', 25],
    ] as const)
      at.get(name)!.done = Math.min(100, at.get(name)!.done + step);
  });
  expect(behind).toEqual([]);
  expect(progress.map(({ done, total, unit }) => `${done}/${total} ${unit}`)).toEqual([
    '0/100 events',
    '25/100 events',
    '50/100 events',
    '75/100 events',
  ]);
  expect(progress[0]?.note).toBe('feeding the views');
});

test('a view that only a rebuild brings forward is not waited for, and named', async () => {
  const { ports, at } = views();
  at.set('persons', { done: 40, state: 'stopped', reason: 'its copy is gone' });
  const { behind } = await fed(ports, () => {
    at.get('cases')!.done = 100;
  });
  expect(behind).toEqual<ViewBehind[]>([{ name: 'persons', lagEvents: 60, reason: 'its copy is gone' }]);
});

test('a view that gets no further is not waited for without an end', async () => {
  const { ports, at, clock } = views();
  at.set('cases', { done: 90, state: 'retrying', reason: 'KeyMissing' });
  const { behind } = await fed(ports, () => {
    at.get('persons')!.done = 100;
    clock.advance(10_000);
  });
  expect(behind).toEqual<ViewBehind[]>([{ name: 'cases', lagEvents: 10, reason: 'KeyMissing' }]);
});

test('views that projectors feed are not waited for', async () => {
  const { progress, behind } = await fed(views({ projections: 'elsewhere' }).ports);
  expect([progress, behind]).toEqual([[], []]);
});
