import { parentPort, workerData } from 'node:worker_threads';
import { SqliteEventStore } from '#event-store/sqlite';

/** Time never passes: what wakes the reader is the announcement of a commit. */
const clock = {
  now: () => '2026-05-01T17:00:00.000Z',
  monotonic: () => 0,
  sleep: () => new Promise(() => {}),
};
const store = await SqliteEventStore.open({ file: workerData, mode: 'reader', clock });
parentPort.ref();
let events = 0;
for await (const message of store.subscribeAll({ signal: new AbortController().signal })) {
  if (message.kind === 'events') events += message.events.length;
  else parentPort.postMessage(events);
}
