import { parentPort, workerData } from 'node:worker_threads';
import { SqliteEventStore } from '#event-store/sqlite';

/** It rests between two looks, but never looks by itself: what wakes the reader is the announcement of a commit. */
const longestRest = 50;
const clock = {
  now: () => '2026-05-01T17:00:00.000Z',
  monotonic: () => 0,
  sleep: (milliseconds) =>
    milliseconds > longestRest
      ? new Promise(() => {})
      : new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
const store = await SqliteEventStore.open({ file: workerData, mode: 'reader', clock });
parentPort.ref();
let events = 0;
for await (const message of store.subscribeAll({ signal: new AbortController().signal })) {
  if (message.kind === 'events') events += message.events.length;
  else parentPort.postMessage(events);
}
