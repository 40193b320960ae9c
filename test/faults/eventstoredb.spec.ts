import { type EventStore, type NewEvent, OutcomeUnknown, Unavailable } from '#event-store';
import { EventStoreDbStore } from '#event-store/eventstoredb';
import { type FakeEventStoreDb, startFakeEventStoreDb } from '#event-store/eventstoredb/testing';
import { newEvent } from '#event-store/testing';
import { systemClock } from '#kernel';
import { type Dice, diceOf, oneOf } from './support/dice.js';

jest.setTimeout(240_000);

const seed = Number(process.env.FAULT_SEED ?? 1);
const writers = 8;
const appendsEach = 40;

const appendFaults = [
  'stored_then_unavailable',
  'stored_then_unknown',
  'stored_then_timeout',
  'unavailable',
  'not_ready',
  'not_leader',
] as const;
const readFaults = ['unavailable', 'not_ready', 'not_leader', 'internal'] as const;
const ends = ['killed', 'terminated', 'cleanly'] as const;

/** Appends as the engine does: tried again with the same ids and revision until there is an answer. */
async function appendSurely(store: EventStore, stream: string, batch: readonly NewEvent[], after: bigint) {
  for (let tries = 1; ; tries++)
    try {
      return await store.append(stream, batch, after < 0n ? 'no_stream' : after);
    } catch (error) {
      const isPassing = error instanceof OutcomeUnknown || error instanceof Unavailable;
      if (!isPassing || tries === 200) throw error;
      await systemClock.sleep(5);
    }
}

/** Something goes wrong beside about every third append. */
async function misfortune(dice: Dice, fake: FakeEventStoreDb): Promise<void> {
  const kind = dice(60);
  if (kind < 12) fake.faults.append(oneOf(dice, appendFaults)!);
  else if (kind < 16) fake.faults.read(oneOf(dice, readFaults)!);
  else if (kind < 19) fake.subscriptions.endAll(oneOf(dice, ends)!);
  else if (kind < 20) {
    fake.kill();
    await fake.start();
  } else if (kind < 24) fake.systemEvent();
}

test('an EventStoreDB that fails in every known way loses nothing, doubles nothing, and is followed in order', async () => {
  const dice = diceOf(seed);
  const fake = await startFakeEventStoreDb();
  const store = await EventStoreDbStore.open({ url: fake.url, namespace: 'events', clock: systemClock });
  const written = new Map<string, string[]>();
  let isRestarting: Promise<void> = Promise.resolve();

  const write = async (stream: string) => {
    const ids: string[] = [];
    written.set(stream, ids);
    for (let n = 0; n < appendsEach; n++) {
      const batch = Array.from({ length: 1 + dice(3) }, () => newEvent());
      isRestarting = isRestarting.then(() => misfortune(dice, fake));
      await isRestarting;
      const appended = await appendSurely(store, stream, batch, BigInt(ids.length - 1));
      ids.push(...batch.map(({ id }) => id));
      expect(appended.revision).toBe(BigInt(ids.length - 1));
    }
  };

  const followed: string[] = [];
  const stop = new AbortController();
  let isWritten = false;
  const follow = async () => {
    for await (const message of store.subscribeAll({ signal: stop.signal })) {
      if (message.kind === 'events') followed.push(...message.events.map(({ id }) => id));
      const total = [...written.values()].reduce((sum, ids) => sum + ids.length, 0);
      if (isWritten && followed.length >= total) stop.abort();
    }
  };
  const following = follow();
  await Promise.all(Array.from({ length: writers }, (_, n) => write(`s-${n}`)));
  isWritten = true;
  await appendSurely(store, 'last', [newEvent()], -1n);
  await following;

  for (const [stream, ids] of written) {
    const stored = await store.readStream(stream);
    expect(stored.map(({ id }) => id)).toEqual(ids);
  }
  const all: string[] = [];
  for await (const page of store.readAll()) all.push(...page.map(({ id }) => id));
  expect(followed).toEqual(all.slice(0, followed.length));
  expect(followed.length).toBeGreaterThanOrEqual(all.length - 1);
  await store.close();
  await fake.close();
});
