import { join } from 'node:path';
import { FolderRecord, keylessSubjects, pathsIn } from '#composition';
import { fileIntegrity } from '#composition/sqlite';
import { Chain, type LedgerKind, SealFile, trusting, verifyLedger } from '#engine';
import { StoreRefused } from '#event-store';
import { SqliteEventStore } from '#event-store/sqlite';
import { type Clock, canonicalJson, type Randomness } from '#kernel';
import { KeyVault, type MasterSecrets, masterKeyCanary } from '#privacy';
import { SqliteKeyStore } from '#privacy/sqlite';
import { lossOf } from '../accept-loss.js';
import { messageOf } from '../doctor/finding.js';
import type { Progress } from '../operation.js';
import { progressOf } from '../progress-of.js';
import { hashOf } from './durable-files.js';
import { endOfLedger, ledgerIn, withLedger } from './ledgers.js';
import { type BackupManifest, readManifest, readSums } from './manifest.js';
import { sizeOf } from './parts.js';
import { BackupRefused } from './refused.js';

interface CheckPorts {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly master: MasterSecrets;
}

/** A backup that is whole. */
export interface CheckedBackup {
  readonly manifest: BackupManifest;
  /** SHA-256 by path. */
  readonly sums: ReadonlyMap<string, string>;
}

const databases = ['access.db', 'state.db', 'looks.db', 'events.db', 'keys.db'] as const;

/**
 * Reads all of a backup and changes nothing in it: that it is authentic, every file as it was written, every database
 * sound, both ledgers verified against their seals and up to the events that the manifest names, and that whose data is in
 * it has a key. @throws BackupRefused with the file and what to do
 */
export async function* checkBackup(
  folder: string,
  ports: CheckPorts,
): AsyncGenerator<Progress, CheckedBackup, void> {
  const manifest = readManifest(folder, ports.master.backup);
  const sums = readSums(folder, manifest);
  yield* checkFiles(folder, sums);
  for (const name of databases) {
    yield { done: 0, unit: 'bytes', note: `checking ${name}` };
    const [fault] = integrityOf(join(folder, name));
    if (fault !== undefined) throw refused(folder, `${name} is damaged: ${fault}`);
  }
  for (const kind of ['main', 'looks'] as const) yield* checkLedger(folder, kind, manifest, ports);
  await checkKeys(folder, ports);
  return { manifest, sums };
}

const refused = (folder: string, what: string) =>
  new BackupRefused(`the backup ${folder} cannot be used: ${what}. Use another backup`);

async function* checkFiles(
  folder: string,
  sums: ReadonlyMap<string, string>,
): AsyncGenerator<Progress, void, void> {
  for (const name of databases) if (!sums.has(name)) throw refused(folder, `it holds no ${name}`);
  const sizes = new Map([...sums.keys()].map((path) => [path, sizeOf(join(folder, path))]));
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  let done = 0;
  for (const [path, sum] of sums) {
    const found = await hashOf(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
      throw refused(
        folder,
        error.code === 'ENOENT' ? `${path} is missing` : `${path} cannot be read (${error.message})`,
      );
    });
    if (found !== sum)
      throw refused(folder, `${path} is not as it was written: damaged, altered, or of another backup`);
    done += sizes.get(path)!;
    yield { done, total, unit: 'bytes', note: 'checking files' };
  }
}

function integrityOf(file: string): readonly string[] {
  try {
    return fileIntegrity(file);
  } catch (error) {
    return [messageOf(error)];
  }
}

async function* checkLedger(
  folder: string,
  kind: LedgerKind,
  { ledgers }: BackupManifest,
  ports: CheckPorts,
): AsyncGenerator<Progress, void, void> {
  const { clock, master } = ports;
  const paths = pathsIn(folder);
  const name = kind === 'main' ? 'events.db' : 'looks.db';
  const store = await ledgerIn(kind, { ...ports, folder, mode: 'reader' }).catch((error: unknown) => {
    throw error instanceof StoreRefused ? refused(folder, error.message) : error;
  });
  try {
    const [wrong] = store instanceof SqliteEventStore ? await store.integrity() : [];
    if (wrong !== undefined) throw refused(folder, `${name} is damaged: ${wrong.what}`);
    const began = clock.monotonic();
    const run = verifyLedger({
      store,
      kind,
      keys: trusting(master.signing.publicKey),
      chain: new Chain(master.macs[kind]),
      outside: new SealFile(kind === 'main' ? paths.seals : paths.looksSeals),
      // The seals outside were copied before the ledger.
      othersSeal: true,
    });
    for (;;) {
      const step = await run.next();
      if (step.done) {
        if (step.value.fault !== undefined) throw refused(folder, `${name}: ${step.value.fault.what}`);
        break;
      }
      yield { ...progressOf(step.value, clock.monotonic() - began), note: `verifying ${name}` };
    }
    if (canonicalJson(await endOfLedger(store)) !== canonicalJson(ledgers[kind]))
      throw refused(folder, `${name} does not end where the backup says`);
  } finally {
    await store.close();
  }
}

/** The master key opens the keys, and whose data is in the ledger has one, as far as that was so before. */
async function checkKeys(folder: string, { master, ...ports }: CheckPorts): Promise<void> {
  const paths = pathsIn(folder);
  const keys = await SqliteKeyStore.open({ file: paths.keys, mode: 'reader' });
  try {
    if ((await keys.get([masterKeyCanary])).size > 0)
      await new KeyVault({ ...ports, store: keys, keys: master }).assertMasterKeyFits();
    const record = FolderRecord.read(paths.record, master.record)?.content;
    const wereLost = record?.accepted.some(({ what }) => what === lossOf('keys')) === true;
    const after = wereLost ? record.keysAcceptedAfter : undefined;
    const keyless = await withLedger('main', { ...ports, folder, mode: 'reader' }, (store) =>
      keylessSubjects(store, keys, { after }),
    );
    if (keyless.size > 0)
      throw refused(folder, `the keys of ${keyless.size} whose data is in events.db are missing in keys.db`);
  } finally {
    await keys.close();
  }
}
