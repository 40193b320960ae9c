import {
  believing,
  changesKey,
  keyIdOf,
  lastSeal,
  type Seal,
  Sealer,
  type SealKey,
  sealIn,
  sealStream,
  signedCheckpoint,
  signerOf,
  signingKeys,
  trusting,
  verifyLedger,
} from '#engine';
import { MemoryRecord, MemorySeals, testEngine } from '#engine/testing';
import { catalogue, type Decider, type EventsOf, event } from '#kernel';
import { KeyTrail } from './key-trail.js';

const events = catalogue('counter', { Counted: event<{ readonly n: number }>('One more.') });
const counter: Decider<number, EventsOf<typeof events>, number> = {
  category: 'counter',
  initial: 0,
  evolve: (state) => state + 1,
  decide: (n) => [{ type: 'Counted', data: { n } }],
};
const by = { kind: 'ops', id: 'olga' } as const;

let made: Awaited<ReturnType<typeof testEngine>>;
let outside: MemorySeals;
let record: MemoryRecord;
let calls = 0;

const sealer = (sealKeys: readonly SealKey[] = made.sealKeys) =>
  new Sealer({
    ...made,
    outside,
    record,
    sealKeys,
    origin: { name: 'test', ledgerId: made.store.ledgerId, kind: 'main' },
    storedName: made.types.storedName('LedgerSealed'),
    changedName: made.types.storedName('SealKeyChanged'),
  });
const count = () =>
  made.engine.execute(counter, 'a', calls, {
    actor: by,
    command: 'Count',
    idempotencyKey: `k${calls++}`,
    correlationId: 'c',
  });
const key = (at: number) => made.sealKeys[at]!.publicKey;
const verify = async (named = [key(0)], withKey = true) => {
  const run = verifyLedger({
    store: made.store,
    outside,
    kind: 'main',
    keys: trusting(...named),
    ...(withKey && { chain: made.chain, recorded: record.kept }),
  });
  for (;;) {
    const step = await run.next();
    if (step.done) return step.value;
  }
};
const signers = async () =>
  (await made.store.readStream(sealStream)).map((each) =>
    made.sealKeys.findIndex(({ publicKey }) => signerOf(sealIn(each), [publicKey]) !== undefined),
  );

beforeEach(async () => {
  made = await testEngine([events]);
  outside = new MemorySeals();
  record = new MemoryRecord();
  await count();
  await sealer().seal();
});
afterEach(() => made.close());

test('behind a change the next key signs, also after a start, and whoever has the first key follows', async () => {
  const one = sealer();
  await one.changeKey(by, 'The old one was seen.');
  await count();
  await one.seal();
  await count();
  await sealer().seal();
  expect(await signers()).toEqual([0, 0, 1, 1]);
  for (const withKey of [true, false]) {
    const verdict = await verify([key(0)], withKey);
    expect(verdict).toMatchObject({ seals: 4, breaks: [] });
    expect(verdict.fault).toBeUndefined();
  }
});

test('a change is an event: who, why, from which key to which, up to where', async () => {
  await sealer().changeKey(by, 'The old one was seen.');
  const { event: stored, seal } = (await lastSeal(made.store))!;
  expect(stored.type).toBe('ledger.SealKeyChanged.v1');
  expect(JSON.parse(stored.metadata)).toMatchObject({ actor: by });
  expect(changesKey(seal) && seal.reason).toBe('The old one was seen.');
  const keys = await signingKeys(made.store, [key(0)]);
  expect(keys.current && keyIdOf(keys.current)).toBe(keyIdOf(key(1)));
  expect(keys.retired.map(({ publicKey, seal: last }) => [keyIdOf(publicKey), last.number])).toEqual([
    [keyIdOf(key(0)), 2],
  ]);
  expect(believing(trusting(key(0)), keys)).toHaveLength(2);
});

test('keys are found among many seals and changes without reading all of them', async () => {
  for (let change = 0; change < 3; change++) {
    for (let n = 0; n < 20; n++) {
      await count();
      await sealer().seal();
    }
    await sealer().changeKey(by, `change ${change}`);
  }
  let reads = 0;
  const store = {
    readStream: (...args: Parameters<typeof made.store.readStream>) => {
      reads++;
      return made.store.readStream(...args);
    },
  };
  const { retired, current } = await signingKeys(store, [key(0)]);
  expect(retired.map(({ seal }) => seal.number)).toEqual([22, 43, 64]);
  expect(keyIdOf(current!)).toBe(keyIdOf(key(3)));
  expect(reads).toBeLessThan(50);
});

test('a retired key counts only up to its last seal', async () => {
  await sealer().changeKey(by, 'The old one was seen.');
  await count();
  // Somebody who has the old key, and the mac's: nobody who lacks that one comes so far.
  await sealer([made.sealKeys[0]!, made.sealKeys[0]!]).seal();
  expect(await signers()).toEqual([0, 0, 0]);
  expect((await verify()).fault?.what).toMatch(/which counts only up to \d+ events: it was retired/);
  expect((await verify([key(0), key(1)])).fault?.what).toContain('it was retired');
});

test('another key without a change needs both named, and it is said where trust breaks', () => {
  const sealBy = (number: number, at: number): Seal => ({
    number,
    at: '2026-01-01T00:00:00.000Z' as Seal['at'],
    checkpoint: signedCheckpoint(
      { origin: { name: 'n', ledgerId: 'l', kind: 'main' }, size: number, root: 'a'.repeat(64) },
      made.sealKeys[at]!,
    ),
    edge: [],
    macFrom: 0,
    last: { stream: 's', revision: number },
  });
  const both = new KeyTrail(trusting(key(0), key(5)));
  expect([sealBy(1, 0), sealBy(2, 5), sealBy(3, 5)].map((each) => both.take(each))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(both.breaks).toEqual([2]);
  const one = new KeyTrail(trusting(key(0)));
  expect(one.take(sealBy(1, 0))).toBeUndefined();
  expect(one.take(sealBy(2, 5))).toContain('seal 2 is not signed with');
});

test('the keys of one master key are not endless', async () => {
  await expect(sealer([made.sealKeys[0]!]).changeKey(by, 'again')).rejects.toMatchObject({
    code: 'no_more_keys',
  });
  expect((await lastSeal(made.store))?.seal.number).toBe(1);
});
