import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteReadStore } from '#read-store/sqlite';
import { readStoreContract } from '#read-store/testing';

readStoreContract('a folder of SQLite files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-store-'));
  const open = () => SqliteReadStore.open({ folder, mode: 'owner' });
  let store = open();
  return {
    store,
    restart: async () => {
      await store.close();
      store = open();
      return store;
    },
    remove: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
