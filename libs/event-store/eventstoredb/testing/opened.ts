import { setImmediate as nextTurn } from 'node:timers/promises';
import { MovableClock } from '#kernel/testing';
import { EventStoreDbStore, type EventStoreDbStoreOptions } from '../index.js';
import { startFakeEventStoreDb } from './fake-server.js';

/** Long, for machines that are busy; a test that waits for it pushes the clock. */
const deadline = 60_000;

/** A fake server and a store on it, for one test. */
export async function openedOnFake(options: Partial<EventStoreDbStoreOptions> = {}) {
  const fake = await startFakeEventStoreDb();
  const clock = new MovableClock();
  const store = await EventStoreDbStore.open({
    url: fake.url,
    namespace: 'events',
    clock,
    deadline,
    ...options,
  });
  /** Lets the server be silent to one call, for longer than anybody waits. */
  const whileSilent = async <T>(kind: 'append' | 'read' | 'subscribe', act: () => Promise<T>): Promise<T> => {
    const before = fake.calls[kind];
    const acting = act();
    acting.catch(() => {});
    await until(() => fake.calls[kind] > before);
    clock.advance(2 * deadline);
    return acting;
  };
  const close = async () => {
    await store.close();
    await fake.close();
  };
  return { fake, store, clock, whileSilent, close };
}

/** Waits until something that was set in motion has come about; the test's own time limit ends it. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await nextTurn();
}
