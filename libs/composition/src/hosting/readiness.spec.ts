import type { ProjectionStatus } from '#engine';
import { ArrayEventStore } from '#engine/testing';
import { Unavailable } from '#event-store';
import { FakeClock } from '#kernel/testing';
import { projections } from '../contexts.js';
import { readinessAnswer, type Watched } from './readiness.js';
import type { RefusedSeal } from './sealing.js';
import { StoreWrites } from './store-writes.js';

const well: Omit<ProjectionStatus, 'name'> = {
  version: 1,
  build: 'v1-1',
  role: 'live',
  position: '0000000000000001',
  lagEvents: 0,
  lagSeconds: 0,
  eventsPerSecond: 0,
  state: 'running',
  deadLetters: 0,
  hasCaughtUp: true,
};
const [first] = projections.map(({ schema }) => schema.name);

/** A process in which all is well but what a test says of its first view. */
function process(view: Partial<ProjectionStatus> | 'none' = {}, readyLagSeconds = 60) {
  const store = new ArrayEventStore();
  store.add('letter-1', { id: 'e-1', type: 'letters.Received.v1', data: '{}', metadata: '{}' });
  const writes = new StoreWrites(new FakeClock());
  const status = projections
    .filter(({ schema }) => view !== 'none' || schema.name !== first)
    .map(({ schema: { name } }) => ({ ...well, name, ...(name === first && view !== 'none' && view) }));
  status.push({
    ...well,
    name: first!,
    role: 'previous',
    lagEvents: 1e6,
    lagSeconds: 1e6,
    hasCaughtUp: false,
  });
  const refused: RefusedSeal[] = [];
  const watched = {
    system: {
      store,
      writes,
      readStore: { healthy: async () => true },
      files: { check: async () => undefined },
      config: { readyLagSeconds },
    },
    runtime: {
      projections: { status: async () => status },
      processes: () => [],
      sealingRefused: () => refused,
    },
  } as unknown as Watched;
  const wrong = async () =>
    (await readinessAnswer(watched)).body.checks
      .filter(({ ok }) => !ok)
      .map(({ name, detail }) => `${name}: ${detail}`);
  return { wrong, writes, refused, answer: () => readinessAnswer(watched) };
}

test('a process is ready when its live views are, however far behind copies are that were replaced', async () => {
  expect(await process().wrong()).toEqual([]);
  expect(await process({ lagEvents: 3, lagSeconds: 60 }).wrong()).toEqual([]);
});

test('a process whose sealing is refused says so, and stays ready: commands go on', async () => {
  const { refused, answer } = process();
  expect(await answer()).toMatchObject({ ok: true, body: { sealing: 'ok' } });
  refused.push({ ledger: 'main', reason: 'two roots' });
  expect(await answer()).toMatchObject({ ok: true, body: { status: 'ok', sealing: 'refused' } });
});

test.each([
  ['is further behind than is allowed', { lagEvents: 90_000, lagSeconds: 254 }, '254 seconds behind'],
  ['is made for the first time', { lagEvents: 5, lagSeconds: 1, hasCaughtUp: false }, '5 events to go'],
  ['is not there', 'none' as const, 'not there yet'],
  ['tries again', { state: 'retrying' as const }, 'retrying'],
])('a process with a view that %s is not ready', async (_, view, detail) => {
  const wrong = await process(view).wrong();
  expect(wrong).toHaveLength(1);
  expect(wrong[0]).toMatch(new RegExp(`^projections: ${first} .*${detail}`));
});

test('how far a view may be behind is a setting, and may be no limit', async () => {
  const view = { lagEvents: 1, lagSeconds: 20 };
  expect(await process(view, 10).wrong()).toHaveLength(1);
  expect(await process({ lagEvents: 1, lagSeconds: 1e6 }, 0).wrong()).toEqual([]);
});

test.each([
  ['events', 'event store'],
  ['looks', 'ledger of looks'],
  ['keys', 'key store'],
] as const)('a process whose writes of %s fail is not ready', async (which, name) => {
  const { wrong, writes } = process();
  await expect(writes[which].seen(Promise.reject(new Unavailable('the disk is full')))).rejects.toThrow();
  expect(await wrong()).toEqual([`${name}: writes fail: the disk is full`]);
  await writes[which].seen(Promise.resolve());
  expect(await wrong()).toEqual([]);
});
