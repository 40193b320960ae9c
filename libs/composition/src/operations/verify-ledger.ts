import { existsSync } from 'node:fs';
import { type Seal, SealFile, type Verification, verifyLedger } from '#engine';
import { StoreRefused } from '#event-store';
import { SqliteEventStore } from '#event-store/sqlite';
import { type Clock, Refused, systemRandomness } from '#kernel';
import { loadMasterSecrets } from '#privacy';
import type { DataFolder } from '../data-folder.js';
import type { Progress } from './operation.js';

export type LedgerName = 'main' | 'looks';

export interface LedgerVerdict extends Verification {
  readonly ledger: LedgerName;
  readonly file: string;
  /** What is worth knowing without being a fault. */
  readonly warnings: readonly string[];
}

/**
 * `caseledger ledger verify`: every chain and every seal of one ledger, and the seals kept outside it. Opens the
 * ledger to read, beside a running server. @throws StoreRefused, MasterKeyRefused
 */
export async function* verifyLedgerFile(
  folder: DataFolder,
  ledger: LedgerName,
  { env, clock }: { readonly env: Readonly<Record<string, string | undefined>>; readonly clock: Clock },
): AsyncGenerator<Progress, LedgerVerdict, void> {
  const [file, sealFile] =
    ledger === 'main' ? [folder.events, folder.seals] : [folder.looks, folder.looksSeals];
  if (!existsSync(file)) throw new StoreRefused(`there is no ledger at ${file}: check DATA_DIR (--data-dir)`);
  // The ledger stands for the key store: a key that is lost must not be made anew.
  const { signing } = loadMasterSecrets({
    env,
    dataDir: folder.path,
    keyStoreFile: file,
    randomness: systemRandomness,
  });
  const store = await SqliteEventStore.open({ file, mode: 'reader', clock });
  try {
    // Read before the ledger: a seal stands in the ledger first, so none of these may be missing there.
    const outside = readSeals(sealFile);
    const began = clock.monotonic();
    const run = verifyLedger(store, outside, new Map([[signing.keyId, signing.publicKey]]));
    for (;;) {
      const step = await run.next();
      if (step.done) return { ...step.value, ledger, file, warnings: warningsOf(sealFile, step.value) };
      yield progressOf(step.value, clock.monotonic() - began);
    }
  } finally {
    await store.close();
  }
}

/** Work on events, since so many milliseconds. */
export function progressOf({ done, total }: { done: number; total: number }, milliseconds: number): Progress {
  const perSecond = Math.round((done / Math.max(1, milliseconds)) * 1_000);
  const secondsLeft = perSecond === 0 ? 0 : Math.ceil(Math.max(0, total - done) / perSecond);
  return { done, total: Math.max(total, done), unit: 'events', perSecond, secondsLeft };
}

function warningsOf(sealFile: string, { seals, fault }: Verification): readonly string[] {
  if (seals === 0 || fault !== undefined) return [];
  if (!existsSync(sealFile))
    return [
      `the seals kept outside the ledger are missing (${sealFile}): whether whole seals were cut off cannot be told; put the file back from its backup`,
    ];
  const kept = readSeals(sealFile).at(-1)?.number ?? 0;
  // A crash between the two writes leaves the outside one behind by one.
  if (seals - kept <= 1) return [];
  return [`the seals kept outside the ledger end at ${kept}, the ledger's own at ${seals} (${sealFile})`];
}

/** @throws Refused for a damaged file */
export function readSeals(file: string): readonly Seal[] {
  try {
    return new SealFile(file).all();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refused('seals_damaged', `${file} is damaged: put it back from its backup, then verify again`);
  }
}
