import { randomUUID } from 'node:crypto';
import { eventStoreContract } from '#event-store/testing';
import { systemClock } from '#kernel';
import { EventStoreDbStore } from './index.js';
import { startFakeEventStoreDb } from './testing/index.js';
import { describeRealServer } from './testing/real-server.js';

jest.setTimeout(60_000);

const openAt = async (url: string, leave: () => Promise<void>) => {
  // A real server may hold somebody's ledger already.
  const namespace = `contract-${randomUUID()}`;
  const open = () => EventStoreDbStore.open({ url, namespace, clock: systemClock });
  let store = await open();
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await open();
      return store;
    },
    close: async () => {
      await store.close();
      await leave();
    },
  };
};

eventStoreContract('the adapter of EventStoreDB, on a fake server,', async () => {
  const fake = await startFakeEventStoreDb();
  return openAt(fake.url, () => fake.close());
});

describeRealServer((url) => {
  eventStoreContract('the adapter of EventStoreDB, on a real server,', () => openAt(url, async () => {}));
});
