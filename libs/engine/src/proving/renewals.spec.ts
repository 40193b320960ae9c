import { DatabaseSync } from 'node:sqlite';
import { appendRenewal, formerIdOf, lostIn, renewalsOf, Sealer, trusting, verifyLedger } from '#engine';
import { MemoryRecord, MemorySeals, testEngine } from '#engine/testing';
import { renewLedgerId, SqliteEventStore } from '#event-store/sqlite';
import { catalogue, type Decider, type EventsOf, event, systemActor } from '#kernel';
import { knownSeal } from './renewals.js';

const events = catalogue('counter', { Counted: event<{ readonly n: number }>('One more.') });
const counter: Decider<number, EventsOf<typeof events>, number> = {
  category: 'counter',
  initial: 0,
  evolve: (state) => state + 1,
  decide: (n) => [{ type: 'Counted', data: { n } }],
};

let made: Awaited<ReturnType<typeof testEngine>>;
let store: SqliteEventStore;
let keys = 0;
const count = () =>
  made.engine.execute(counter, 'a', keys, {
    actor: { kind: 'ops', id: 'o' },
    command: 'Count',
    idempotencyKey: `k${keys++}`,
    correlationId: 'c',
  });
const seal = () =>
  new Sealer({
    ...made,
    outside: new MemorySeals(),
    record: new MemoryRecord(),
    origin: { name: 'test', ledgerId: made.store.ledgerId, kind: 'main' },
    storedName: made.types.storedName('LedgerSealed'),
  }).seal();
const ports = () => ({
  store,
  kind: 'main' as const,
  keys: trusting(made.signing.publicKey),
  chain: made.chain,
  clock: made.clock,
  randomness: made.randomness,
  storedName: made.types.storedName('LedgerIdRenewed'),
});
const given = (formerId: string) => ({
  cause: 'restore' as const,
  reason: 'the disk broke',
  formerId,
  by: systemActor('test'),
});
const verify = async () => {
  const run = verifyLedger(ports());
  for (;;) {
    const step = await run.next();
    if (step.done) return step.value;
  }
};
/** The same file, under a new id. */
const renewed = async () => {
  renewLedgerId(made.file, made.randomness);
  store = await SqliteEventStore.open({ ...made, mode: 'owner', thread: false });
  return store;
};

beforeEach(async () => {
  made = await testEngine([events]);
  for (let n = 0; n < 5; n++) await count();
});
afterEach(async () => {
  await store?.close();
  await made.close();
});

test('a renewal says once from what to what the ledger went on, and is verified with it', async () => {
  const last = (await seal())!;
  await count();
  await made.store.close();
  await renewed();
  expect(await formerIdOf(store)).toBe(made.store.ledgerId);
  const lastKnown = { ...knownSeal(last), size: 9 };
  const first = await appendRenewal(ports(), { ...given(made.store.ledgerId), lastKnown });
  expect(await appendRenewal(ports(), given('another'))).toEqual(first);
  expect(first).toMatchObject({ formerId: made.store.ledgerId, ledgerId: store.ledgerId, own: { size: 7 } });
  expect(lostIn(first)).toMatchObject({ from: 7, to: 8, until: last.at });
  expect(await renewalsOf(store)).toEqual([first]);
  expect(await formerIdOf(store)).toBeUndefined();
  expect(await verify()).toMatchObject({ renewals: [first], events: 8 });
  expect((await verify()).fault).toBeUndefined();
});

test('a ledger that was renewed twice, and never sealed between, remembers the id between', async () => {
  await seal();
  await made.store.close();
  await renewed();
  await appendRenewal(ports(), given(made.store.ledgerId));
  const between = store.ledgerId;
  await store.close();
  await renewed();
  expect(await formerIdOf(store)).toBe(between);
});

test('a ledger of its own id, sealed or not, was never renewed', async () => {
  store = made.store as SqliteEventStore;
  expect(await formerIdOf(store)).toBeUndefined();
  await seal();
  expect(await formerIdOf(store)).toBeUndefined();
});

test('a renewal over other events than those before it is found', async () => {
  await made.store.close();
  await renewed();
  const wrong = { ...ports(), store: new Proxy(store, { get: inAnotherOrder }) };
  await appendRenewal(wrong, given(made.store.ledgerId));
  expect((await verify()).fault).toMatchObject({
    what: expect.stringContaining('over other events'),
    stream: 'ledger-renewals',
  });
});

function inAnotherOrder(target: SqliteEventStore, name: keyof SqliteEventStore): unknown {
  if (name === 'readAll')
    return async function* () {
      for await (const page of target.readAll()) yield [...page].reverse();
    };
  const found = target[name];
  return typeof found === 'function' ? found.bind(target) : found;
}

test('an event that is no renewal under its name is found, not stumbled over', async () => {
  await seal();
  await made.store.close();
  await renewed();
  await appendRenewal(ports(), given(made.store.ledgerId));
  await store.close();
  const db = new DatabaseSync(made.file);
  db.exec(`UPDATE events SET data = '{}' WHERE position = 7`);
  db.close();
  store = await SqliteEventStore.open({ ...made, mode: 'owner', thread: false });
  expect((await verify()).fault).toMatchObject({ what: 'altered', stream: 'ledger-renewals' });
});
