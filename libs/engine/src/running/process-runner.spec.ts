import { catalogue, EventTypes, event, type Recorded } from '#kernel';
import { FakeClock } from '#kernel/testing';
import { ArrayEventStore, QuietLog } from '../../testing/index.js';
import { Codec } from '../deciding/codec.js';
import type { Process } from './process.js';
import { type ProcessCheckpoint, ProcessRunner } from './process-runner.js';

/** Two versions of one program: the newer one has another shape of Received, and a type of its own. */
const older = new EventTypes([
  catalogue('letters', {
    Received: event('A letter came.', {
      version: 2,
      upcasts: [(data: object) => ({ ...data, upcast: true })],
    }),
    Burnt: event('It is gone.'),
  }),
]);
const newer = new EventTypes([
  catalogue('letters', {
    Received: event('A letter came.', {
      version: 3,
      upcasts: [(data: object) => ({ ...data, upcast: true }), (data: object) => data],
    }),
    Burnt: event('It is gone.'),
    Forwarded: event('It went on.'),
  }),
]);

const clock = new FakeClock();
let store: ArrayEventStore;
let saved: ProcessCheckpoint | undefined;
/** The disk with the checkpoints is full. */
let isFull: boolean;
let log: QuietLog;
const running: ProcessRunner[] = [];
beforeEach(() => {
  store = new ArrayEventStore();
  isFull = false;
  log = new QuietLog();
  saved = { ledgerId: store.ledgerId, position: undefined, eventId: undefined };
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
});

async function run(types: EventTypes) {
  const handled: Recorded[] = [];
  const process: Process = {
    name: 'answer-letters',
    begins: 'beginning',
    types: ['Received'],
    interestedIn: () => true,
    handle: async (each) => void handled.push(each),
  };
  const runner = new ProcessRunner({
    processes: [process],
    store,
    codec: new Codec(types),
    storedNames: (each) => new Set(each.types.flatMap((type) => types.storedNames(type))),
    checkpoints: {
      get: async () => saved,
      set: async (_, checkpoint) => {
        if (isFull) throw new Error('database or disk is full');
        saved = checkpoint;
      },
    },
    clock,
    log,
  });
  running.push(runner);
  await runner.start();
  return { runner, ids: () => handled.map(({ meta }) => meta.id), handled };
}

const metadata = JSON.stringify({
  actor: { kind: 'system', id: 'test' },
  at: clock.now(),
  correlation: 'c',
});
const stored = (id: string, type: string) => store.add('letter-1', { id, type, data: '{}', metadata });

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2_000; turn++) {
    if (condition()) return;
    if (turn % 5 === 4) clock.advance(50);
    await new Promise(setImmediate);
  }
  throw new Error('it never came true');
}

async function pass(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 100) {
    clock.advance(100);
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
  }
}

test('a process whose place cannot be stored does its work ever more rarely, says so a few times, and recovers', async () => {
  const { ids, runner } = await run(older);
  isFull = true;
  stored('a', 'letters.Received.v1');
  await pass(60_000);
  const before = ids().length;
  expect(runner.status()).toMatchObject([{ state: 'retrying' }]);
  await pass(60_000);
  expect(ids().length - before).toBeLessThanOrEqual(7);
  expect(log.said.length).toBeGreaterThan(0);
  expect(log.said.length).toBeLessThan(12);
  isFull = false;
  await pass(11_000);
  expect(saved?.eventId).toBe('a');
  expect(runner.status()).toMatchObject([{ state: 'running', failures: 0 }]);
});

test('a subscription that breaks after each page is opened ever more rarely', async () => {
  await run(older);
  isFull = true;
  for (let n = 0; n < 60; n++) {
    stored(`burnt-${n}`, 'letters.Burnt.v1');
    await pass(1_000);
  }
  expect(log.said.length).toBeGreaterThan(0);
  expect(log.said.length).toBeLessThan(10);
});

test('an event that an older program stored is handled in its newest shape', async () => {
  stored('a', 'letters.Received.v1');
  stored('b', 'letters.Received.v2');
  const { ids, handled } = await run(older);
  await until(() => ids().length === 2);
  expect(handled.map(({ data }) => data)).toEqual([{ upcast: true }, {}]);
});

test.each(['letters.Received.v3', 'letters.Forwarded.v1'])(
  'what only a newer program knows (%s) waits for it, and everything behind it',
  async (name) => {
    stored('a', 'letters.Received.v1');
    stored('new', name);
    stored('b', 'letters.Received.v1');
    const { runner, ids } = await run(older);
    await until(() => runner.waitsForNewerProgram);
    await until(() => saved?.eventId === 'a');
    stored('c', 'letters.Received.v1');
    clock.advance(60_000);
    await until(() => runner.waitsForNewerProgram);
    expect(ids()).toEqual(['a']);
    await runner.stop();
    const next = await run(newer);
    await until(() => next.ids().at(-1) === 'c');
    expect(next.ids()).toEqual(name.includes('Received') ? ['new', 'b', 'c'] : ['b', 'c']);
  },
);
