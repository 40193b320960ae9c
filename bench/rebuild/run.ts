import { createDecipheriv } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { SqliteEventStore } from '#event-store/sqlite';
import { subject, systemClock, systemRandomness } from '#kernel';
import { deriveMasterSecrets, KeyVault } from '#privacy';
import { SqliteKeyStore } from '#privacy/sqlite';
import type { BenchResult } from '../support/result.js';
import { loadByHand } from './by-hand.js';
import { fillLedger } from './ledger.js';

const events = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const clock = systemClock;
const randomness = systemRandomness;

/** P3: rebuild of the real case-link view and its counters, beside a loader written by hand for it alone. @public */
export async function run(): Promise<BenchResult> {
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'bench-rebuild-'));
  const master = deriveMasterSecrets(randomness.bytes(32));
  const files = { events: join(folder, 'events.db'), keys: join(folder, 'keys.db') };
  const owner = await SqliteEventStore.open({ file: files.events, mode: 'owner', clock });
  const ownKeys = await SqliteKeyStore.open({ file: files.keys, mode: 'owner' });
  await fillLedger(owner, new KeyVault({ store: ownKeys, keys: master, clock, randomness }), events);
  await owner.close();
  await ownKeys.close();

  const handSeconds = timed(() =>
    loadByHand(
      files.events,
      join(folder, 'by-hand.db'),
      keysByHand(files.keys, master.wrapping),
      master.index,
    ),
  );
  const liveSeconds = timed(() =>
    loadByHand(
      files.events,
      join(folder, 'by-hand-live.db'),
      keysByHand(files.keys, master.wrapping),
      master.index,
      true,
    ),
  );
  const ours = await rebuild(files, join(folder, 'views'), master);
  const handAgain = timed(() =>
    loadByHand(
      files.events,
      join(folder, 'by-hand-2.db'),
      keysByHand(files.keys, master.wrapping),
      master.index,
    ),
  );
  rmSync(folder, { recursive: true });
  const byHand = (2 * events) / (handSeconds + handAgain);
  return {
    id: 'P3',
    title: `Rebuild of the case-link view and its counters, ${events.toLocaleString('en-US')} events`,
    rows: [
      {
        name: 'loader written by hand: same decryption and tags, indexes at the end',
        value: byHand,
        unit: 'events/s',
      },
      { name: 'the same with live indexes', value: events / liveSeconds, unit: 'events/s' },
      {
        name: 'Caseledger rebuild, two views from one read, indexes and fsync included',
        value: events / ours,
        unit: 'events/s',
        ratio: events / ours / byHand,
      },
    ],
  };
}

/** On a thread like the product's own. Resolves to the seconds of the rebuild itself. */
async function rebuild(
  files: { readonly events: string; readonly keys: string },
  folder: string,
  { wrapping, index }: { readonly wrapping: Uint8Array; readonly index: Uint8Array },
): Promise<number> {
  const worker = new Worker(new URL('./ours-thread.js', import.meta.url), {
    workerData: { ...files, folder, master: { wrapping, index } },
    resourceLimits: { maxYoungGenerationSizeMb: 192 },
  });
  const [seconds] = (await once(worker, 'message')) as [number];
  await once(worker, 'exit');
  return seconds;
}

function timed(work: () => void): number {
  const begin = performance.now();
  work();
  return (performance.now() - begin) / 1_000;
}

/** One row and one unwrapping for each subject, as the key store keeps them. */
function keysByHand(file: string, wrapping: Uint8Array): (subject: string) => Uint8Array {
  const row = new DatabaseSync(file, { readOnly: true }).prepare(
    'SELECT wrapped FROM keys WHERE subject = ?',
  );
  return (name) => {
    const { wrapped } = row.get(subject(name)) as { wrapped: Uint8Array };
    const decipher = createDecipheriv('aes-256-gcm', wrapping, wrapped.subarray(1, 13));
    decipher.setAAD(Buffer.from(name));
    decipher.setAuthTag(wrapped.subarray(-16));
    return Buffer.concat([decipher.update(wrapped.subarray(13, -16)), decipher.final()]);
  };
}
