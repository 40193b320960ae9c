import { DatabaseSync } from 'node:sqlite';
import {
  Chain,
  type CommandContext,
  isFirstSeal,
  keptSeal,
  ledgerEvents,
  type Seal,
  Sealer,
  SealingRefused,
  sealIn,
  sealStream,
  trusting,
  type VerifyPorts,
  verifyLedger,
} from '#engine';
import { MemoryRecord, MemorySeals, testEngine } from '#engine/testing';
import { catalogue, type Decider, type EventsOf, event } from '#kernel';
import { readCheckpoint } from './checkpoint.js';

const events = catalogue('counter', { Counted: event<{ readonly n: number }>('One more.') });
type Counted = EventsOf<typeof events>;
const counter: Decider<number, Counted, number> = {
  category: 'counter',
  initial: 0,
  evolve: (state) => state + 1,
  decide: (n) => [{ type: 'Counted', data: { n } }],
};

let made: Awaited<ReturnType<typeof testEngine>>;
let outside: MemorySeals;
let record: MemoryRecord;
let sealer: Sealer;
let keys = 0;
const newSealer = (own: Partial<ConstructorParameters<typeof Sealer>[0]> = {}) =>
  new Sealer({
    ...made,
    outside,
    record,
    ...own,
    origin: { name: 'test', ledgerId: made.store.ledgerId, kind: 'main' },
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
const verify = async (own: Partial<VerifyPorts> = {}) => {
  const run = verifyLedger({
    store: made.store,
    outside,
    recorded: record.kept,
    kind: 'main',
    keys: trusting(made.signing.publicKey),
    chain: made.chain,
    ...own,
  });
  for (;;) {
    const step = await run.next();
    if (step.done) return step.value;
  }
};
/** Edits the ledger's file behind its back, as an intruder would. */
const tamper = (sql: string, ...values: (string | number)[]) => {
  const db = new DatabaseSync(made.file);
  if (values.length > 0) db.prepare(sql).run(...values);
  else db.exec(sql);
  db.close();
};
const sealsInside = async () => (await made.store.readStream(sealStream)).map((each) => sealIn(each) as Seal);

beforeEach(async () => {
  made = await testEngine([events]);
  outside = new MemorySeals();
  record = new MemoryRecord();
  sealer = newSealer();
  for (const stream of ['a', 'b', 'a', 'c', 'a']) await count(stream);
  await sealer.seal();
  for (const stream of ['a', 'b', 'c']) await count(stream);
  await sealer.seal();
});
afterEach(() => made.close());

test('a sound ledger passes, and the unsealed tail is reported', async () => {
  await count('b');
  expect(await verify()).toEqual({
    events: 11,
    streams: 4,
    seals: 2,
    unsealed: 2,
    authenticated: true,
    ledgerIds: [made.store.ledgerId],
    breaks: [],
    renewals: [],
  });
});

test('each seal covers everything from the first event on, and says from where on events carry a mac', async () => {
  const seals = await sealsInside();
  expect(seals.map(({ checkpoint }) => readCheckpoint(checkpoint)?.size)).toEqual([5, 9]);
  expect(seals.map(({ macFrom }) => macFrom)).toEqual([0, 0]);
  expect(seals.map(({ edge }) => edge.length)).toEqual([2, 2]);
  expect(record.kept).toEqual({ number: 2, size: 9, root: readCheckpoint(seals[1]!.checkpoint)?.root });
});

test('what is sealed is verified without any secret; the tail is then chained and no more', async () => {
  await count('b');
  const verdict = await verify({ chain: undefined, recorded: undefined });
  expect(verdict).toMatchObject({ unsealed: 2, authenticated: false });
  expect(verdict.fault).toBeUndefined();
});

test('a sealer that starts anew goes on where the last one ended', async () => {
  await count('a');
  const seal = await newSealer().seal();
  expect(seal?.number).toBe(3);
  expect(readCheckpoint(seal!.checkpoint)?.size).toBe(11);
  expect(await verify()).toMatchObject({ seals: 3, unsealed: 1 });
});

test('who seals in turns with others keeps all seals outside, whoever made them', async () => {
  const own = new MemorySeals();
  await count('a');
  await newSealer({ outside: own, record: new MemoryRecord(), othersSeal: true }).seal();
  expect(own.seals.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(own.seals.slice(0, 2)).toEqual(outside.seals);
});

test('who only waits for its turn keeps all seals outside as well, and makes none', async () => {
  const own = new MemorySeals();
  const waiting = newSealer({ outside: own, record: new MemoryRecord(), othersSeal: true });
  await waiting.keepOthers();
  expect(own.seals).toEqual(outside.seals);
  await count('a');
  await sealer.seal();
  await waiting.keepOthers();
  await waiting.keepOthers();
  expect(own.seals).toEqual(outside.seals);
  expect(own.seals).toHaveLength(3);
});

test('who keeps the seals of others while it seals itself writes none of them twice', async () => {
  const own = new MemorySeals();
  await count('a');
  const both = newSealer({ outside: own, record: new MemoryRecord(), othersSeal: true });
  await Promise.all([both.keepOthers(), both.seal(), both.keepOthers()]);
  expect(own.seals.map(({ number }) => number)).toEqual([1, 2, 3]);
});

test('the one seal that a crash kept from being written outside is written, and recorded', async () => {
  outside.seals.pop();
  record.keep({
    ...record.kept!,
    number: 1,
    size: 5,
    root: readCheckpoint((await sealsInside())[0]!.checkpoint)!.root,
  });
  await count('a');
  await newSealer().seal();
  expect(outside.seals.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(record.kept?.number).toBe(3);
});

test('nothing new but a seal is not sealed again', async () => {
  expect(await sealer.seal()).toBeUndefined();
});

describe('a sealer signs nothing, once, when', () => {
  const refused = async (what: string) => {
    await count('a');
    const again = newSealer();
    await expect(again.seal()).rejects.toThrow(SealingRefused);
    expect(again.refused).toContain(what);
    expect(await again.seal()).toBeUndefined();
    expect((await sealsInside()).length).toBeLessThanOrEqual(2);
  };

  test('the seals in the ledger are gone', async () => {
    tamper(`DELETE FROM events WHERE stream = (SELECT id FROM streams WHERE name = '${sealStream}')`);
    await refused("the ledger's own seals end at 0, although seal 2 is kept outside it");
  });

  test('the seals in the ledger and outside are gone', async () => {
    tamper(`DELETE FROM events WHERE stream = (SELECT id FROM streams WHERE name = '${sealStream}')`);
    outside.seals.length = 0;
    await refused('end at 0, although seal 2 was kept there');
  });

  test('both were cut back to an earlier seal', async () => {
    tamper('DELETE FROM events WHERE position > 6');
    outside.seals.length = 1;
    await refused('end at 1, although seal 2 was kept there');
  });

  test('the seals outside are gone, and nothing was recorded yet', async () => {
    record.kept = undefined;
    outside.seals.length = 0;
    await refused('end at 0, the ledger');
  });

  test('a seal outside was replaced', async () => {
    outside.seals[1] = { ...outside.seals[1]!, at: '2000-01-01T00:00:00.000Z' };
    await refused('is not the one that is kept outside it');
  });

  test('a seal was signed by another key', async () => {
    const [, last] = await made.store.readStream(sealStream);
    const forged = last!.data.replace(/— (\S+) \S{12}/, '— $1 AAAAAAAAAAAA');
    tamper('UPDATE events SET data = ? WHERE position = 10', forged);
    outside.seals[1] = keptSeal(sealIn({ data: forged }));
    await refused('seal 2 is not signed with');
  });

  test('an event was appended by hand', async () => {
    const [last] = await made.store.readStream('counter-b', { direction: 'backwards', max: 1 });
    const forger = new Chain(new Uint8Array(32));
    const { hash: prevHash } = JSON.parse(last!.metadata) as { hash: string };
    const at = { stream: 'counter-b', revision: last!.revision + 1n, prevHash };
    const id = '00000000-0000-4000-8000-000000000000';
    const { stored } = forger.link({ id, type: last!.type, data: { n: 99 } }, { at: 'x' }, at);
    await made.store.append('counter-b', [stored], last!.revision);
    await refused('was appended or altered by somebody who has no key');
    expect((await verify()).fault).toMatchObject({ what: expect.stringContaining('forged'), eventId: id });
    expect((await verify({ chain: undefined, recorded: undefined })).fault).toBeUndefined();
  });

  test('the edge of the last seal was altered', async () => {
    const [, last] = await sealsInside();
    const edge = [last!.edge[1], last!.edge[0]];
    tamper(
      "UPDATE events SET data = json_set(data, '$.edge', json(?)) WHERE position = 10",
      JSON.stringify(edge),
    );
    await refused('does not lead to its root');
  });
});

test('an altered event is named', async () => {
  tamper(`UPDATE events SET data = replace(data, '"n":', '"n":9') WHERE position = 3`);
  const { fault } = await verify();
  expect(fault).toMatchObject({ what: 'altered', stream: 'counter-a', revision: '1', ordinal: 2 });
});

const spelling = 'not written as it is hashed: a repeated member, a blank, or another spelling';
test.each([
  ['a member repeated in front', `data = replace(data, '{"n":', '{"n":7,"n":')`],
  ['a member repeated behind', `data = replace(data, '}', ',"n":7}')`],
  ['a blank', `data = replace(data, ':', ': ')`],
  ['another spelling of a number', `data = replace(data, '}', 'e0}')`],
  ['an escaped letter', `data = replace(data, '"n"', '"\\u006e"')`],
  ['a hash repeated in front', `metadata = '{"hash":"${'a'.repeat(64)}",' || substr(metadata, 2)`],
  ['a hash in a nested member', `metadata = '{"a":{"hash":"${'a'.repeat(64)}"},' || substr(metadata, 2)`],
  [
    'members in another order',
    `metadata = replace(metadata, '{"actor":{"id":"o","kind":"ops"}', '{"actor":{"kind":"ops","id":"o"}')`,
  ],
])('%s in what is stored is found, by a key or without one', async (_, set) => {
  tamper(`UPDATE events SET ${set} WHERE position = 3`);
  for (const own of [{}, { chain: undefined, recorded: undefined }])
    expect((await verify(own)).fault).toMatchObject({
      what: expect.stringMatching(`${spelling}|altered`),
      ordinal: 2,
    });
});

test('a removed event is found, also when it was the last of its stream', async () => {
  tamper('DELETE FROM events WHERE position = 8');
  const { fault } = await verify();
  expect(fault).toMatchObject({ what: expect.stringContaining('missing'), seal: 2 });
});

test('two events that changed places are found, in the smallest range that can be shown', async () => {
  tamper(
    'UPDATE events SET position = -1 WHERE position = 2; UPDATE events SET position = 2 WHERE position = 4; UPDATE events SET position = 4 WHERE position = -1',
  );
  expect((await verify()).fault).toMatchObject({ seal: 1, ordinal: 0, lastOrdinal: 3 });
});

test('an event that was rewritten with its chain behind it, and its seals, is found by its mac', async () => {
  const rewritten = new Chain(new Uint8Array(32));
  let prevHash = '0'.repeat(64);
  for (const each of await made.store.readStream('counter-c')) {
    const { at: when } = JSON.parse(each.metadata) as { at: string };
    const place = { stream: 'counter-c', revision: each.revision, prevHash };
    const { stored, hash } = rewritten.link({ ...each, data: { n: 77 } }, { at: when }, place);
    prevHash = hash;
    tamper(
      'UPDATE events SET data = ?, metadata = ? WHERE position = ?',
      stored.data,
      stored.metadata,
      Number(each.position),
    );
  }
  expect((await verify()).fault).toMatchObject({ what: expect.stringContaining('forged'), ordinal: 3 });
  const withoutKey = (await verify({ chain: undefined, recorded: undefined })).fault;
  expect(withoutKey).toMatchObject({ what: expect.stringContaining('replaced'), seal: 1 });
});

test('a ledger cut off after a seal is found by the seals kept outside', async () => {
  tamper('DELETE FROM events WHERE position > 6');
  expect((await verify()).fault).toMatchObject({ seal: 2, what: expect.stringContaining('kept outside') });
});

test('a ledger cut off together with the seals outside is found by the record, and by a copy kept elsewhere', async () => {
  const copy = new MemorySeals();
  copy.seals.push(...outside.seals);
  tamper('DELETE FROM events WHERE position > 6');
  outside.seals.length = 1;
  expect((await verify()).fault).toMatchObject({ seal: 2, what: expect.stringContaining('was recorded') });
  expect((await verify({ recorded: undefined })).fault).toBeUndefined();
  expect((await verify({ recorded: undefined, outside: copy })).fault).toMatchObject({ seal: 2 });
});

describe('seals kept outside are faulty when', () => {
  beforeEach(async () => {
    await count('a');
    await sealer.seal();
  });

  test('they are gone', async () => {
    outside.seals.length = 0;
    expect((await verify()).fault?.what).toContain('end at 0');
    expect((await verify({ recorded: undefined })).fault?.what).toContain('end at 0');
  });

  test('one of them is missing', async () => {
    outside.seals.splice(1, 1);
    expect((await verify()).fault?.what).toContain('3 stands where 2 belongs');
  });

  test('one number has two roots', async () => {
    outside.seals.splice(1, 0, { ...outside.seals[2]!, number: 2 });
    expect((await verify()).fault?.what).toContain('seal 2 differs from the one kept outside');
  });

  test('one of them has a bad signature', async () => {
    const kept = outside.seals[1]!;
    if (isFirstSeal(kept)) throw new Error('a seal of this version');
    outside.seals[1] = { ...kept, checkpoint: kept.checkpoint.replace('\n9\n', '\n8\n') };
    expect((await verify()).fault?.what).toContain('seal 2 is not signed with');
  });
});

test('a seal that was signed by another key is found', async () => {
  expect((await verify({ keys: new Map() })).fault).toMatchObject({
    seal: 1,
    what: expect.stringContaining('is not signed with'),
  });
});
