import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CosignedNotes,
  LedgerTiles,
  ledgerEvents,
  parseVerifierKey,
  Sealer,
  SealingRefused,
  TileFolder,
  trusting,
  Witness,
  WitnessedLedger,
  WitnessTrouble,
} from '#engine';
import { MemoryRecord, MemorySeals, scriptedWitness, testEngine } from '#engine/testing';
import type { EventStore } from '#event-store';
import { catalogue, type Decider, type EventsOf, event } from '#kernel';
import { MovableClock } from '#kernel/testing';

const events = catalogue('counter', { Counted: event<{ readonly n: number }>('One more.') });
const counter: Decider<number, EventsOf<typeof events>, number> = {
  category: 'counter',
  initial: 0,
  evolve: (state) => state + 1,
  decide: (n) => Array.from({ length: n }, (_, at) => ({ type: 'Counted' as const, data: { n: at } })),
};

let folder: string;
let witness: Awaited<ReturnType<typeof scriptedWitness>>;
let calls = 0;
const closers: (() => Promise<void>)[] = [];
const going = new AbortController().signal;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'caseledger-witness-'));
  witness = await scriptedWitness();
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  await witness.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name = 'cosigned.ndjson') => join(folder, name);

/** The same store under another id: a copy of another ledger. */
const named = (ledgerId: string) => (store: EventStore) =>
  new Proxy(store, {
    get(target, name) {
      if (name === 'ledgerId') return ledgerId;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/** A ledger that can be sealed, and asks the witness. */
async function ledger(ledgerId?: string) {
  const made = await testEngine([events], ledgerId === undefined ? undefined : named(ledgerId));
  closers.push(made.close);
  const tiles = new LedgerTiles({
    store: made.store,
    folder: new TileFolder(join(folder, `tree-${calls++}`)),
    keys: trusting(made.signing.publicKey),
    kind: 'main',
  });
  const sealer = new Sealer({
    ...made,
    outside: new MemorySeals(),
    record: new MemoryRecord(),
    othersSeal: true,
    tiles,
    origin: { name: 'test', ledgerId: made.store.ledgerId, kind: 'main' },
    storedName: made.types.storedName(Object.keys(ledgerEvents.definitions)[0]!),
  });
  const clock = new MovableClock();
  const key = parseVerifierKey(witness.key, 'cosignature')!;
  const asking = (name?: string) =>
    new WitnessedLedger({
      store: made.store,
      kind: 'main',
      tiles,
      notes: new CosignedNotes(file(name), key),
      witness: new Witness({ url: witness.url, key }, clock),
    });
  return {
    made,
    clock,
    tiles,
    asking,
    async sealed(count: number) {
      await made.engine.execute(counter, 'a', count, {
        actor: { kind: 'ops', id: 'o' },
        command: 'Count',
        idempotencyKey: `k${calls++}`,
        correlationId: 'c',
      });
      const seal = await sealer.seal();
      await tiles.catchUp();
      return seal!;
    },
    ask: (name?: string, anyway = false) => asking(name).ask(going, { anyway }),
    newest: () => new CosignedNotes(file(), key).newest({ ledgerId: made.store.ledgerId, kind: 'main' }),
  };
}

test('each seal is signed by a witness that found for itself that the ledger grew', async () => {
  const { sealed, ask, newest } = await ledger();
  for (const count of [3, 1, 300, 7, 255]) {
    const { checkpoint } = await sealed(count);
    const signed = await ask();
    expect(signed?.at).toBe('2026-05-28T20:26:40.000Z');
    expect(signed?.note.startsWith(checkpoint)).toBe(true);
    expect(newest()).toMatchObject({ size: signed!.size, at: signed!.at });
  }
  expect(witness.asked.map(({ status, old, size }) => [status, old, size])).toEqual([
    [200, 0, 3],
    [200, 3, 5],
    [200, 5, 306],
    [200, 306, 314],
    [200, 314, 570],
  ]);
});

test('nothing is asked before the first seal, and nothing again of what is signed unless somebody wants it', async () => {
  const { sealed, ask } = await ledger();
  expect(await ask()).toBeUndefined();
  await sealed(2);
  await ask();
  expect(await ask()).toBeUndefined();
  expect(witness.asked).toHaveLength(1);
  witness.setTime(1_780_000_060);
  expect((await ask(undefined, true))?.at).toBe('2026-05-28T20:27:40.000Z');
});

test('who lost what was signed goes on from where the witness is', async () => {
  const { sealed, ask } = await ledger();
  await sealed(20);
  await ask();
  await sealed(20);
  expect(await ask('another.ndjson')).toMatchObject({ size: 41 });
  expect(witness.asked.map(({ status, old }) => [status, old])).toEqual([
    [200, 0],
    [409, 0],
    [200, 20],
  ]);
});

test('a witness that knows more events than the ledger has says that it was cut off, lost notes or not', async () => {
  const whole = await ledger('one-and-the-same');
  const cut = await ledger('one-and-the-same');
  await whole.sealed(5);
  await cut.sealed(5);
  await whole.sealed(5);
  await whole.ask();
  for (const notes of [undefined, 'none.ndjson'])
    await expect(cut.ask(notes)).rejects.toThrow(
      new SealingRefused(
        'the witness witness.example.org signed 11 events of it, but its own seals end at 5: the ledger was cut off, or put back from an older copy',
      ),
    );
  expect(witness.seen.get(witness.asked[0]!.origin)?.size).toBe(11);
});

test('a ledger that was written anew is found, shorter ones kept, of the same length and longer', async () => {
  const first = await ledger('one-and-the-same');
  await first.sealed(5);
  await first.ask();
  const other = await ledger('one-and-the-same');
  const another = /signed another root over its first 5 events: the ledger was replaced/;
  await other.sealed(5);
  await expect(other.ask()).rejects.toThrow(another);
  await expect(other.ask('none.ndjson')).rejects.toThrow(another);
  await other.sealed(9);
  await expect(other.ask()).rejects.toThrow(another);
  await expect(other.ask('none.ndjson')).rejects.toThrow(another);
});

test.each([
  ['the witness does not answer', 'drop' as const],
  ['the witness answers 500', { status: 500, body: 'oops' }],
  ['it does not know this ledger', { status: 404, body: '' }],
  ['it does not take the signature', { status: 403, body: '' }],
  ['the witness answers 409', { status: 409, body: 'nothing' }],
  ['refuses the size 0, which it names itself', { status: 409, type: 'text/x.tlog.size', body: '0\n' }],
  ['is not signed with WITNESS_KEY', { status: 200, body: '— witness.example.org AAAAAAAAAAAA\n' }],
  ['is not signed with WITNESS_KEY', { status: 200, body: '' }],
  ['more than signatures', { status: 200, body: 'x'.repeat(100_000) }],
])('that %s says nothing of the ledger, and the next question is answered', async (text, answer) => {
  const { sealed, ask, newest } = await ledger();
  await sealed(2);
  witness.next.push(answer);
  const asked = ask();
  await expect(asked).rejects.toThrow(WitnessTrouble);
  await expect(asked).rejects.toThrow(text);
  expect(newest()).toBeUndefined();
  expect(await ask()).toMatchObject({ size: 2 });
});

test('a witness that keeps silent is not waited for for ever, and not at all at a stop', async () => {
  const { sealed, asking, clock } = await ledger();
  await sealed(2);
  const away = (asked: Promise<unknown>) => expect(asked).rejects.toThrow('the witness does not answer');
  const first = witness.keepSilent();
  const late = away(asking().ask(going));
  await first;
  clock.advance(20_000);
  await late;
  const second = witness.keepSilent();
  const stop = new AbortController();
  const stopped = away(asking().ask(stop.signal));
  await second;
  stop.abort();
  await stopped;
});

test('a signature of another key or over another text counts nothing', async () => {
  const { sealed, ask } = await ledger();
  const { checkpoint } = await sealed(2);
  const text = checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1);
  const other = await scriptedWitness();
  closers.push(() => other.close());
  for (const body of [other.cosigned(text), witness.cosigned(text.replace('\n2\n', '\n3\n'))]) {
    witness.next.push({ status: 200, body });
    await expect(ask()).rejects.toThrow('is not signed with WITNESS_KEY');
  }
  witness.next.push({ status: 200, body: `${other.cosigned(text)}${witness.cosigned(text)}` });
  expect(await ask()).toMatchObject({ size: 2 });
});

test('a proof is made of hashes that lead to the seal, or not at all', async () => {
  const { sealed, ask, tiles } = await ledger();
  await sealed(20);
  await ask();
  await sealed(20);
  const { checkpoint } = tiles.keptUpTo!;
  const folderOfTiles = new TileFolder(join(folder, `tree-${calls - 3}`));
  expect(folderOfTiles.checkpoint()).toBe(checkpoint);
  folderOfTiles.forget();
  await expect(ask()).rejects.toThrow('not kept up to the newest seal yet');
  await tiles.anew();
  expect(await ask()).toMatchObject({ size: 41 });
});

test('notes are kept a line each, of several ledgers in one file', async () => {
  const { sealed, ask } = await ledger('a');
  const other = await ledger('b');
  await sealed(2);
  await other.sealed(3);
  await ask();
  await other.ask();
  await sealed(2);
  await ask();
  const lines = readFileSync(file(), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).checkpoint.split('\n', 2))).toEqual([
    ['test/a/main', '2'],
    ['test/b/main', '3'],
    ['test/a/main', '5'],
  ]);
  expect(other.newest()).toMatchObject({ size: 3 });
});
