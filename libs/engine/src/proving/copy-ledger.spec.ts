import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CopyRefused, LedgerCopy } from '#engine';
import { ArrayEventStore } from '#engine/testing';
import { type EventStore, type NewEvent, OutcomeUnknown, Unavailable } from '#event-store';
import { SqliteEventStore } from '#event-store/sqlite';
import { systemClock } from '#kernel';
import { SeededRandomness } from '#kernel/testing';

const randomness = new SeededRandomness('copy');
const newEvent = (n: number, over: Partial<NewEvent> = {}): NewEvent => ({
  id: randomness.uuid(),
  type: 'letters.Received.v1',
  data: `{"n":${n},"text":"Ñandú 猫"}`,
  metadata: `{"hash":"${String(n).padStart(64, '0')}"}`,
  ...over,
});

let folder: string;
const opened: EventStore[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseledger-copy-'));
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
  rmSync(folder, { recursive: true, force: true });
});

async function file(name: string): Promise<SqliteEventStore> {
  const store = await SqliteEventStore.open({
    file: join(folder, name),
    mode: 'owner',
    clock: systemClock,
    thread: false,
  });
  opened.push(store);
  return store;
}

/** Runs of one stream, streams that take turns, and an event that fills an append alone. */
function history(length: number): ArrayEventStore {
  const source = new ArrayEventStore('source');
  for (let n = 0; n < length; n++) source.add(`s-${n % 7 < 3 ? 0 : n % 5}`, newEvent(n));
  source.add('s-0', newEvent(length, { data: JSON.stringify('x'.repeat(700_000)) }));
  source.add('s-0', newEvent(length + 1, { data: JSON.stringify('y'.repeat(300_000)) }));
  source.add('s-0', newEvent(length + 2));
  return source;
}

async function everything(store: EventStore) {
  const found = [];
  for await (const page of store.readAll())
    for (const { position: _, ...event } of page) found.push({ ...event });
  return found;
}

async function resultOf<T>(run: AsyncGenerator<unknown, T, void>): Promise<T> {
  for (;;) {
    const step = await run.next();
    if (step.done) return step.value;
  }
}

/** Nobody has to wait for a pause to end. */
const clock = { ...systemClock, sleep: async () => undefined };
const copyOf = (source: EventStore, target: EventStore, atOnce = 32) =>
  new LedgerCopy({ source, target, clock, atOnce });

async function copy(source: EventStore, target: EventStore) {
  const work = copyOf(source, target);
  const { events: there, isWhole } = await resultOf(work.begin());
  const appended = await resultOf(work.append());
  return { there, isWhole, appended, ...(await resultOf(work.check())) };
}

test('a copy holds the same events in the same order, and has an id of its own', async () => {
  const source = history(1_300);
  const target = await file('target.db');
  expect(await copy(source, target)).toMatchObject({ there: 0, appended: 1_303, events: 1_303 });
  expect(await everything(target)).toEqual(await everything(source));
  expect(target.ledgerId).not.toBe(source.ledgerId);
});

test('an empty ledger is copied to an empty ledger', async () => {
  expect(await copy(new ArrayEventStore(), await file('target.db'))).toMatchObject({ events: 0 });
});

test('the root says whether two copies made at different times are the same', async () => {
  const source = history(20);
  const { root } = await copy(source, await file('a.db'));
  expect((await copy(source, await file('b.db'))).root).toBe(root);
  source.add('s-1', newEvent(99));
  expect((await copy(source, await file('c.db'))).root).not.toBe(root);
});

test.each([1, 3, 11])('stopped after %s steps, a second copy appends only the rest', async (steps) => {
  const source = history(400);
  const target = await file('target.db');
  const first = copyOf(source, target, 4);
  await resultOf(first.begin());
  const appending = first.append();
  for (let step = 0; step < steps; step++) await appending.next();
  await appending.return(0);
  const before = await target.countAfter(undefined);
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(403);
  expect(await copy(source, target)).toMatchObject({
    there: before,
    isWhole: false,
    appended: 403 - before,
    events: 403,
  });
  expect(await everything(target)).toEqual(await everything(source));
});

test('a copy that is finished appends nothing more', async () => {
  const source = history(30);
  const target = await file('target.db');
  await copy(source, target);
  expect(await copy(source, target)).toMatchObject({ there: 33, isWhole: true, appended: 0 });
});

test.each([
  ['other events', () => newEvent(0), 'name an empty one'],
  [
    'the same event with other content',
    (first: NewEvent) => ({ ...first, data: '{"n":1}' }),
    'other content',
  ],
])('a target with %s is refused before anything is written', async (_, foreign, words) => {
  const source = history(10);
  const target = await file('target.db');
  await target.append('s-0', [foreign(source.events[0]!)], 'no_stream');
  const refused = resultOf(copyOf(source, target).begin());
  await expect(refused).rejects.toThrow(CopyRefused);
  await expect(refused).rejects.toThrow(words);
  expect(await target.countAfter(undefined)).toBe(1);
});

test('a target that was used after it was copied is refused, and its own event named', async () => {
  const source = history(10);
  const target = await file('target.db');
  await copy(source, target);
  const own = newEvent(7);
  await target.append('s-9', [own], 'no_stream');
  await expect(resultOf(copyOf(source, target).begin())).rejects.toThrow(`${own.id} (s-9 at 0)`);
});

test('a source that grows while it is copied is found out', async () => {
  const source = history(10);
  const work = copyOf(source, await file('target.db'));
  await resultOf(work.begin());
  await resultOf(work.append());
  source.add('s-1', newEvent(77));
  await expect(resultOf(work.check())).rejects.toThrow('the source has grown');
});

test('somebody else who writes to the target is found out', async () => {
  const source = history(10);
  const target = await file('target.db');
  const work = copyOf(source, target);
  await resultOf(work.begin());
  await target.append('s-0', [newEvent(1)], 'no_stream');
  await expect(resultOf(work.append())).rejects.toThrow('somebody else writes to the target');
});

test('what is unavailable for a moment, or loses an answer, is asked again', async () => {
  const source = history(10);
  const inner = await file('target.db');
  const troubles = [new Unavailable('full'), new OutcomeUnknown('lost')];
  const target = new Proxy(inner, {
    get: (store, name) =>
      name === 'append'
        ? async (...append: Parameters<EventStore['append']>) => {
            const trouble = troubles.shift();
            if (trouble instanceof Unavailable) throw trouble;
            const answer = await store.append(...append);
            if (trouble) throw trouble;
            return answer;
          }
        : typeof Reflect.get(store, name) === 'function'
          ? Reflect.get(store, name).bind(store)
          : Reflect.get(store, name),
  });
  const work = copyOf(source, target, 1);
  await resultOf(work.begin());
  await resultOf(work.append());
  expect(troubles).toEqual([]);
  expect((await resultOf(work.check())).events).toBe(13);
});

test('every event of the copy is shown beside its original', async () => {
  const source = history(10);
  const target = await file('target.db');
  const work = copyOf(source, target);
  await resultOf(work.begin());
  await resultOf(work.append());
  const pairs: string[] = [];
  await resultOf(
    work.check((original, { id, position }) => {
      if (original.id === id) pairs.push(position);
    }),
  );
  expect(pairs).toHaveLength(13);
  expect(pairs.at(-1)).toBe(await target.head());
});
