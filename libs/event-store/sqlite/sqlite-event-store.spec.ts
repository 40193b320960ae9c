import { eventStoreContract } from '#event-store/testing';
import { temporaryLedger } from './testing/temporary-ledger.js';

eventStoreContract('the embedded store', async () => {
  const ledger = temporaryLedger();
  let store = await ledger.open();
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await ledger.open();
      return store;
    },
    close: async () => {
      await store.close();
      ledger.remove();
    },
  };
});
