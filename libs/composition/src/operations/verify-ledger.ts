import { existsSync } from 'node:fs';
import { type Seal, SealFile, type Verification, verifyLedger } from '#engine';
import { StoreRefused } from '#event-store';
import { type Clock, Refused, systemRandomness } from '#kernel';
import { loadMasterSecrets } from '#privacy';
import type { Config } from '../config.js';
import { pathsIn } from '../data-folder.js';
import { openLedger } from '../stores.js';
import { placeName } from './copy-places.js';
import type { Progress } from './operation.js';

export type LedgerName = 'main' | 'looks';

export interface LedgerVerdict extends Verification {
  readonly ledger: LedgerName;
  /** The file, or the server without its password. */
  readonly place: string;
  /** What is worth knowing without being a fault. */
  readonly warnings: readonly string[];
}

export interface VerifyPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
}

/**
 * `caseledger ledger verify`: every chain and every seal of one ledger, wherever `EVENT_STORE` says that it is, and the
 * seals kept outside it in the data folder. Only reads, beside running servers.
 * @throws StoreRefused, Unavailable, MasterKeyRefused
 */
export async function* verifyLedgerOf(
  config: Pick<Config, 'dataDir' | 'eventStore' | 'readStore' | 'projections'>,
  ledger: LedgerName,
  { env, clock }: VerifyPorts,
): AsyncGenerator<Progress, LedgerVerdict, void> {
  const folder = pathsIn(config.dataDir);
  const [file, sealFile] =
    ledger === 'main' ? [folder.events, folder.seals] : [folder.looks, folder.looksSeals];
  const { eventStore } = config;
  const onServer = eventStore.kind === 'eventstoredb';
  if (!onServer && !existsSync(file))
    throw new StoreRefused(`there is no ledger at ${file}: check DATA_DIR (--data-dir)`);
  const { signing } = loadMasterSecrets({
    env,
    dataDir: folder.path,
    create: false,
    randomness: systemRandomness,
  });
  const closers: (() => Promise<void> | void)[] = [];
  const store = await openLedger(ledger === 'main' ? 'events' : 'looks', {
    settings: config,
    folder,
    clock,
    randomness: systemRandomness,
    mode: 'reader',
    thread: false,
    closing: (close) => void closers.push(close),
  });
  try {
    // Read before the ledger: a seal stands in the ledger first, so none of these may be missing there.
    const outside = readSeals(sealFile);
    const began = clock.monotonic();
    const place = onServer ? `${placeName(eventStore)}, ${ledger}` : file;
    const run = verifyLedger(store, outside, new Map([[signing.keyId, signing.publicKey]]));
    for (;;) {
      const step = await run.next();
      if (step.done) return { ...step.value, ledger, place, warnings: warningsOf(sealFile, step.value) };
      yield progressOf(step.value, clock.monotonic() - began);
    }
  } finally {
    for (const close of closers) await close();
  }
}

/** Work on events, since so many milliseconds. */
export function progressOf({ done, total }: { done: number; total: number }, milliseconds: number): Progress {
  const perSecond = Math.round((done / Math.max(1, milliseconds)) * 1_000);
  const secondsLeft = perSecond === 0 ? 0 : Math.ceil(Math.max(0, total - done) / perSecond);
  return { done, total: Math.max(total, done), unit: 'events', perSecond, secondsLeft };
}

function warningsOf(sealFile: string, { events, seals, fault }: Verification): readonly string[] {
  if (events === 0) return ['there are no events: is this the right server, namespace or folder?'];
  if (seals === 0 || fault !== undefined) return [];
  if (!existsSync(sealFile))
    return [
      `the seals kept outside the ledger are missing (${sealFile}): whether whole seals were cut off cannot be told; put the file back from its backup, or verify where a server keeps it`,
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
