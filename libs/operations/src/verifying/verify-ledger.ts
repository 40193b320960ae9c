import { existsSync } from 'node:fs';
import { openLedger, pathsIn } from '#composition';
import {
  believing,
  KeptLeaves,
  type LedgerKind,
  SealFile,
  SealsDamaged,
  signingKeys,
  standingOf,
  TileComparison,
  TileFolder,
  trusting,
  type Verification,
  verifyLedger,
} from '#engine';
import { StoreRefused } from '#event-store';
import { type Clock, systemRandomness } from '#kernel';
import type { MasterSecrets } from '#privacy';
import type { Config } from '#settings';
import { placeName } from '../copy-places.js';
import type { Progress } from '../operation.js';
import { progressOf } from '../progress-of.js';
import { fileFaultOf, neverSealed, warningsOf } from './beyond-the-events.js';
import { formerSealsFault } from './former-seals.js';
import { checkpointIn, mustHoldSeals } from './given-files.js';
import { trustFor } from './trust.js';
import { type WitnessedUpTo, witnessedIn, witnessWarnings } from './witnessed.js';

export type LedgerName = LedgerKind;

export interface LedgerVerdict extends Verification {
  readonly ledger: LedgerName;
  /** The file, or the server without its password. */
  readonly place: string;
  /** How far a witness signed it; undefined where none did. */
  readonly witnessed?: WitnessedUpTo;
  /** What is worth knowing without being a fault. */
  readonly warnings: readonly string[];
}

export interface VerifyPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Of whoever has it open already. Undefined: read from the environment, unless a key file is given. */
  readonly master?: MasterSecrets;
  /** Events read at once: fewer where others must get their turn in between. */
  readonly pageSize?: number;
  /** A public key, as PEM or in the form of transparency logs: verified without any secret. */
  readonly keyFile?: string;
  /** A copy of the seals that was kept elsewhere, in place of the folder's own. */
  readonly sealsFile?: string;
  /** A checkpoint that was kept elsewhere, a signed note of this ledger. */
  readonly checkpointFile?: string;
  /** What the folder records of itself counts nothing: it is to be written anew. */
  readonly withoutRecord?: boolean;
}

export type VerifiedConfig = Pick<
  Config,
  'dataDir' | 'eventStore' | 'readStore' | 'projections' | 'sealSeconds' | 'witness'
>;

/**
 * `caseledger ledger verify`: every chain and every seal of one ledger, wherever `EVENT_STORE` says that it is, the seals
 * kept outside it in the data folder, and the folder's own record. Only reads, beside running servers.
 * @throws StoreRefused, Unavailable, MasterKeyRefused
 */
export async function* verifyLedgerOf(
  config: VerifiedConfig,
  ledger: LedgerName,
  ports: VerifyPorts,
): AsyncGenerator<Progress, LedgerVerdict, void> {
  const folder = pathsIn(config.dataDir);
  const { eventStore } = config;
  const file = ledger === 'main' ? folder.events : folder.looks;
  const isHere = eventStore.kind === 'sqlite';
  const place = isHere ? file : `${placeName(eventStore)}, ${ledger}`;
  const { trust, found } = trustFor(config, ledger, ports);
  const verdictOf = (verification: Verification, warnings: readonly string[] = []): LedgerVerdict => ({
    ...verification,
    ledger,
    place,
    warnings,
  });
  if (isHere && !existsSync(file)) {
    if (found.length === 0)
      throw new StoreRefused(`there is no ledger at ${file}: check DATA_DIR (--data-dir)`);
    return verdictOf({ ...nothing, fault: { what: found[0]! } });
  }
  if (ports.sealsFile !== undefined) mustHoldSeals(ports.sealsFile);
  const tiles = new TileFolder(ledger === 'main' ? folder.tree : folder.looksTree);
  const sealFile = ports.sealsFile ?? (ledger === 'main' ? folder.seals : folder.looksSeals);
  const closers: (() => Promise<void> | void)[] = [];
  let read = 0;
  try {
    const store = await openLedger(ledger === 'main' ? 'events' : 'looks', {
      settings: config,
      folder,
      clock: ports.clock,
      randomness: systemRandomness,
      mode: 'reader',
      thread: false,
      closing: (close) => void closers.push(close),
    });
    const keys = trusting(...believing(trust.keys, await signingKeys(store, trust.keys.values())));
    const checkpoint =
      ports.checkpointFile === undefined ? undefined : checkpointIn(ports.checkpointFile, keys, ledger);
    const { upTo, signed } = witnessedIn(folder.cosigned, config, { store, kind: ledger });
    const began = ports.clock.monotonic();
    const outside = new SealFile(sealFile);
    const othersSeal = config.readStore.kind === 'mongodb' || ports.sealsFile !== undefined;
    const { fault: ends } =
      trust.record === undefined
        ? { fault: undefined }
        : await standingOf({
            store,
            outside,
            record: trust.record,
            keys,
            kind: ledger,
            othersSeal,
          });
    const run = verifyLedger({
      ...trust,
      recorded: trust.record?.last(),
      store,
      kind: ledger,
      outside,
      othersSeal,
      checkpoint,
      witnessed: signed,
      leaves: KeptLeaves.under(tiles, { keys, kind: ledger }),
      ...(tiles.checkpoint() !== undefined && {
        tiles: new TileComparison(tiles, { keys, kind: ledger }),
      }),
      ...(ports.pageSize !== undefined && { pageSize: ports.pageSize }),
    });
    for (;;) {
      const step = await run.next();
      if (step.done) {
        const ofFile = step.value.fault?.ordinal === undefined ? await fileFaultOf(store) : undefined;
        const fault =
          // Who is shown less than there is sees contradictions without an event: the file names it.
          (ofFile?.ordinal === undefined ? undefined : ofFile) ??
          step.value.fault ??
          ofFile ??
          (await neverSealed(store, step.value, config, ports.clock)) ??
          (await formerSealsFault(sealFile, { ...trust, ...step.value, store })) ??
          [...found, ends?.what].flatMap((what) => (what === undefined ? [] : { what }))[0];
        const verification = fault === undefined ? step.value : { ...step.value, fault };
        return {
          ...verdictOf(verification, [
            ...warningsOf(sealFile, verification),
            ...witnessWarnings(upTo, config),
          ]),
          ...(upTo !== undefined && { witnessed: upTo }),
        };
      }
      read = step.value.done;
      yield progressOf(step.value, ports.clock.monotonic() - began);
    }
  } catch (error) {
    if (error instanceof SealsDamaged)
      return verdictOf({ ...nothing, events: read, fault: { what: error.message } });
    if (!isHere || !isDamage(error)) throw error;
    const what = `${file} cannot be read behind event ${read}: ${error.message}. Put the newest copy of it back`;
    return verdictOf({ ...nothing, events: read, fault: { what, ordinal: read } });
  } finally {
    for (const close of closers) await close();
  }
}

const nothing = {
  events: 0,
  streams: 0,
  seals: 0,
  unsealed: 0,
  authenticated: false,
  ledgerIds: [],
  breaks: [],
  renewals: [],
} as const;

const isDamage = (error: unknown): error is Error =>
  error instanceof Error && /malformed|not a database|is damaged|disk I\/O error/.test(error.message);
