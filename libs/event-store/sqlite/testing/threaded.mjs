// Runs against dist, in a process of its own: Jest's down-levelled program cannot start a thread.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { on } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { expect } from 'expect';

Object.assign(globalThis, { describe, test, beforeEach, afterEach, expect });
const { SqliteEventStore } = await import('#event-store/sqlite');
const { eventStoreContract, newEvent } = await import('#event-store/testing');
const { systemClock } = await import('#kernel');

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
const newFile = () => join(folder, `${randomUUID()}.db`);
const open = (file) => SqliteEventStore.open({ file, mode: 'owner', clock: systemClock });
process.on('exit', () => rmSync(folder, { recursive: true }));

eventStoreContract('the embedded store with its writer on a thread', async () => {
  const file = newFile();
  let store = await open(file);
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await open(file);
      return store;
    },
    close: () => store.close(),
  };
});

test('a reader in another thread is woken by commits alone', async () => {
  const file = newFile();
  const store = await open(file);
  const reader = new Worker(new URL('./reader-thread.mjs', import.meta.url), { workerData: file });
  const messages = on(reader, 'message');
  const seen = [];
  for (let n = 0; n < 20; n++) {
    if (n > 0) await store.append('a', [newEvent()], n === 1 ? 'no_stream' : BigInt(n - 2));
    seen.push((await messages.next()).value[0]);
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 20 }, (_, n) => n),
  );
  await reader.terminate();
  await store.close();
});

test('the log stays within its bound under a flood, and is empty after closing', async () => {
  const file = newFile();
  const store = await open(file);
  const data = JSON.stringify('x'.repeat(20_000));
  let longest = 0;
  await Promise.all(
    Array.from({ length: 64 }, async (_, client) => {
      for (let n = 0; n < 250; n++) {
        await store.append(`s-${client}`, [newEvent({ data })], n === 0 ? 'no_stream' : BigInt(n - 1));
        longest = Math.max(longest, statSync(`${file}-wal`).size);
      }
    }),
  );
  assert.ok(longest < 200 * 1024 * 1024, `the log grew to ${longest} bytes`);
  assert.equal(await store.countAfter(undefined), 16_000);
  assert.deepEqual(await store.integrity(), []);
  await store.close();
  assert.equal(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0, 0);
});
