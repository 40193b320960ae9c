import { DatabaseSync } from '@photostructure/sqlite';
import {
  type CommandContext,
  ledgerEvents,
  type OutsideSeals,
  type Seal,
  Sealer,
  verifyLedger,
} from '#engine';
import { testEngine } from '#engine/testing';
import { catalogue, type Decider, type EventsOf, event } from '#kernel';

const events = catalogue('counter', { Counted: event<{ readonly n: number }>('One more.') });
type Counted = EventsOf<typeof events>;
const counter: Decider<number, Counted, number> = {
  category: 'counter',
  catalogue: events,
  initial: 0,
  evolve: (state) => state + 1,
  decide: (n) => [{ type: 'Counted', data: { n } }],
};

class KeptOutside implements OutsideSeals {
  readonly seals: Seal[] = [];
  append = (...seals: readonly Seal[]) => void this.seals.push(...seals);
  all = () => this.seals;
}

let made: Awaited<ReturnType<typeof testEngine>>;
let outside: KeptOutside;
let sealer: Sealer;
let keys = 0;
const newSealer = (own: Partial<ConstructorParameters<typeof Sealer>[0]> = {}) =>
  new Sealer({
    ...made,
    outside,
    ...own,
    key: made.signing,
    storedName: made.types.storedName(Object.keys(ledgerEvents.definitions)[0]!),
  });
const count = (stream: string) => {
  const context: CommandContext = {
    actor: { kind: 'ops', id: 'o' },
    command: 'Count',
    idempotencyKey: `k${keys++}`,
    correlationId: 'c',
  };
  return made.engine.execute(counter, stream, keys, context);
};
const verify = async () => {
  const run = verifyLedger(
    made.store,
    outside.seals,
    new Map([[made.signing.keyId, made.signing.publicKey]]),
  );
  for (;;) {
    const step = await run.next();
    if (step.done) return step.value;
  }
};
/** Edits the ledger's file behind its back, as an intruder would. */
const tamper = (sql: string) => {
  const db = new DatabaseSync(made.file);
  db.exec(sql);
  db.close();
};

beforeEach(async () => {
  made = await testEngine([events]);
  outside = new KeptOutside();
  sealer = newSealer();
  for (const stream of ['a', 'b', 'a', 'c', 'a']) await count(stream);
  await sealer.seal();
  for (const stream of ['a', 'b', 'c']) await count(stream);
  await sealer.seal();
});
afterEach(() => made.close());

test('a sound ledger passes, and the unsealed tail is reported', async () => {
  await count('b');
  expect(await verify()).toEqual({ events: 11, streams: 4, seals: 2, unsealed: 2 });
});

test('a sealer that starts anew goes on where the last one ended', async () => {
  await count('a');
  const seal = await newSealer().seal();
  expect(seal).toMatchObject({ number: 3, firstOrdinal: 9, lastOrdinal: 10 });
  expect(await verify()).toMatchObject({ seals: 3, unsealed: 1 });
});

test('who seals in turns with others keeps all seals outside, whoever made them', async () => {
  const own = new KeptOutside();
  await count('a');
  await newSealer({ outside: own, othersSeal: true }).seal();
  expect(own.seals.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(own.seals.slice(0, 2)).toEqual(outside.seals);
});

test('who only waits for its turn keeps all seals outside as well, and makes none', async () => {
  const own = new KeptOutside();
  const waiting = newSealer({ outside: own, othersSeal: true });
  await waiting.keepOthers();
  expect(own.seals).toEqual(outside.seals);
  await count('a');
  await sealer.seal();
  await waiting.keepOthers();
  await waiting.keepOthers();
  expect(own.seals).toEqual(outside.seals);
  expect(own.seals).toHaveLength(3);
});

test('a sealer that is alone does not make up seals that were lost outside', async () => {
  const own = new KeptOutside();
  await count('a');
  await newSealer({ outside: own }).seal();
  expect(own.seals.map(({ number }) => number)).toEqual([3]);
});

test('the one seal that a crash kept from being written outside is written', async () => {
  const own = new KeptOutside();
  own.append(outside.seals[0]!);
  await count('a');
  await newSealer({ outside: own }).seal();
  expect(own.seals.map(({ number }) => number)).toEqual([1, 2, 3]);
});

test('nothing new but a seal is not sealed again', async () => {
  expect(await sealer.seal()).toBeUndefined();
});

test('an altered event is named', async () => {
  tamper(`UPDATE events SET data = replace(data, '"n":', '"n":9') WHERE position = 3`);
  const { fault } = await verify();
  expect(fault).toMatchObject({ what: 'altered', stream: 'counter-a', revision: '1', ordinal: 2 });
});

test('a removed event is found, also when it was the last of its stream', async () => {
  tamper('DELETE FROM events WHERE position = 8');
  const { fault } = await verify();
  expect(fault).toMatchObject({ what: expect.stringContaining('missing'), seal: 2 });
});

test('two events that changed places are found', async () => {
  tamper(
    'UPDATE events SET position = -1 WHERE position = 2; UPDATE events SET position = 2 WHERE position = 3; UPDATE events SET position = 3 WHERE position = -1',
  );
  expect((await verify()).fault).toMatchObject({ seal: 1 });
});

test('a ledger cut off after a seal is found by the seals kept outside', async () => {
  tamper('DELETE FROM events WHERE position > 6');
  expect((await verify()).fault).toMatchObject({ seal: 2, what: expect.stringContaining('kept outside') });
});

test('a seal that was signed by another key is found', async () => {
  const run = verifyLedger(made.store, outside.seals, new Map());
  let step = await run.next();
  while (!step.done) step = await run.next();
  expect(step.value.fault).toMatchObject({ seal: 1, what: expect.stringContaining('unknown key') });
});
