import { parentPort, workerData } from 'node:worker_threads';
import { decode } from '#composition';
import { caseLinkRequestsProjection, requestCountsProjection } from '#contexts/case-linking';
import { type Projection, rebuildProjections } from '#engine';
import { SqliteEventStore } from '#event-store/sqlite';
import { systemClock, systemRandomness } from '#kernel';
import { KeyVault } from '#privacy';
import { SqliteKeyStore } from '#privacy/sqlite';
import { SqliteDeadLetters, SqliteReadStore } from '#read-store/sqlite';

// The product's rebuild of the case-link view and its counters, as its rebuild thread runs it.
const {
  events,
  keys: keysFile,
  folder,
  master,
} = workerData as {
  readonly events: string;
  readonly keys: string;
  readonly folder: string;
  readonly master: { readonly wrapping: Uint8Array; readonly index: Uint8Array };
};
const projections = [caseLinkRequestsProjection, requestCountsProjection] as readonly Projection[];
const clock = systemClock;
const store = await SqliteEventStore.open({ file: events, mode: 'reader', clock });
const keys = await SqliteKeyStore.open({ file: keysFile, mode: 'reader' });
const vault = new KeyVault({ store: keys, keys: master, clock, randomness: systemRandomness });
const readStore = SqliteReadStore.open({ folder, mode: 'owner' });
const deadLetters = SqliteDeadLetters.open({ folder });
const begin = performance.now();
const steps = rebuildProjections({ projections, store, readStore, decode, vault, deadLetters, clock });
for (let step = await steps.next(); !step.done; ) step = await steps.next();
parentPort!.postMessage((performance.now() - begin) / 1_000);
await readStore.close();
await deadLetters.close();
await store.close();
await keys.close();
