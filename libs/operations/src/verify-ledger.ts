import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import {
  type DataFolder,
  DataFolderRefused,
  FolderRecord,
  filesFaults,
  isNewFolder,
  manifestOf,
  openLedger,
  pathsIn,
} from '#composition';
import {
  believing,
  Chain,
  type VerifyPorts as CheckPorts,
  type Checkpoint,
  isSignedCheckpoint,
  KeptLeaves,
  type LedgerFault,
  type LedgerKind,
  parseVerifierKey,
  readCheckpoint,
  renewalText,
  SealFile,
  type SealRecord,
  SealsDamaged,
  signingKeys,
  standingOf,
  TileComparison,
  TileFolder,
  type TrustedKeys,
  trusting,
  type Verification,
  verifyLedger,
} from '#engine';
import { type EventStore, StoreRefused } from '#event-store';
import { SqliteEventStore } from '#event-store/sqlite';
import { type Clock, type Instant, millisecondsBetween, Refused, systemRandomness } from '#kernel';
import { loadMasterSecrets, type MasterSecrets } from '#privacy';
import type { Config } from '#settings';
import { placeName } from './copy-places.js';
import { formerSealsFault } from './former-seals.js';
import type { Progress } from './operation.js';

export type LedgerName = LedgerKind;

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

type VerifiedConfig = Pick<Config, 'dataDir' | 'eventStore' | 'readStore' | 'projections' | 'sealSeconds'>;

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
        return verdictOf(verification, warningsOf(sealFile, verification));
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

/** @throws Refused */
function mustHoldSeals(file: string): void {
  let last: unknown;
  try {
    last = new SealFile(file).last();
  } catch {
    // Said below.
  }
  if (last === undefined)
    throw new Refused(
      'no_seals',
      `${file} holds no seals: give a copy of seals/ledger.ndjson (or seals/looks.ndjson)`,
    );
}

/** @throws Refused for a file that holds no checkpoint of this ledger, signed by one of the keys */
function checkpointIn(file: string, keys: TrustedKeys, ledger: LedgerName): Checkpoint {
  let note = '';
  try {
    note = readFileSync(file, 'utf8');
  } catch {
    // Said below.
  }
  const found = readCheckpoint(note);
  if (found === undefined)
    throw new Refused(
      'no_checkpoint',
      `${file} holds no checkpoint: give a signed note, as seals/ledger.checkpoint is`,
    );
  if (!isSignedCheckpoint(note, keys.values()))
    throw new Refused(
      'no_checkpoint',
      `${file} is not signed with ${[...keys.keys()].join(' or ')}: it is another installation's, or was altered`,
    );
  if (found.origin.kind !== ledger)
    throw new Refused(
      'no_checkpoint',
      `${file} is of the other ledger (${found.origin.kind}): verify that one with it`,
    );
  return found;
}

type Trust = Pick<CheckPorts, 'keys' | 'chain'> & { readonly record?: Pick<SealRecord, 'last'> | undefined };

/** Whom to believe: everything that comes from the master key, or no more than a public key. */
function trustFor(
  config: VerifiedConfig,
  ledger: LedgerName,
  { env, keyFile, sealsFile, withoutRecord = false, ...given }: VerifyPorts,
): { readonly trust: Trust; readonly found: readonly string[] } {
  if (keyFile !== undefined) return { trust: { keys: publicKeyIn(keyFile) }, found: [] };
  const folder = pathsIn(config.dataDir);
  const master =
    given.master ??
    loadMasterSecrets({ env, dataDir: folder.path, create: false, randomness: systemRandomness });
  const { record, found } = withoutRecord
    ? { record: undefined, found: [] }
    : recordedIn(config, folder, master.record);
  return {
    trust: {
      keys: trusting(master.signing.publicKey),
      chain: new Chain(master.macs[ledger]),
      // A copy that was kept elsewhere is compared by itself.
      record: sealsFile === undefined ? record?.sealsOf(ledger) : undefined,
    },
    found,
  };
}

/** What a data folder says of itself, and what of it is not so. */
function recordedIn(config: VerifiedConfig, folder: DataFolder, key: Uint8Array) {
  if (!existsSync(folder.record) && !existsSync(`${folder.path}/caseledger.json`))
    return { record: undefined, found: [] };
  try {
    const record = FolderRecord.read(folder.record, key);
    const isNew = manifestOf(folder.path) && isNewFolder(folder);
    return { record, found: filesFaults({ folder, settings: config }, record, isNew) };
  } catch (error) {
    if (!(error instanceof DataFolderRefused)) throw error;
    return { record: undefined, found: [error.message] };
  }
}

/** All keys in a file: those in use, and those that were. @throws Refused for a file that holds none */
function publicKeyIn(file: string): TrustedKeys {
  const refused = (why: string) =>
    new Refused(
      'no_key',
      `${file} ${why}: give a file as caseledger ledger key prints it (PEM, or NAME+HASH+KEY)`,
    );
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw refused(`cannot be read (${(error as Error).message})`);
  }
  const keys = [
    ...text.split('\n').flatMap((line) => parseVerifierKey(line)?.publicKey ?? []),
    ...(text.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? []).flatMap(pemKey),
  ];
  if (keys.length > 0) return trusting(...keys);
  throw refused('holds no Ed25519 public key');
}

function pemKey(pem: string): readonly KeyObject[] {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? [key] : [];
  } catch {
    return [];
  }
}

/** What only the file itself tells: an index or a trigger that lets others see what is not there. */
async function fileFaultOf(store: EventStore): Promise<LedgerFault | undefined> {
  if (!(store instanceof SqliteEventStore)) return undefined;
  const faults = await store.integrity();
  const fault = faults.find(({ position }) => position !== undefined) ?? faults[0];
  if (fault?.position === undefined) return fault && { what: fault.what };
  const event = await store.eventAt(fault.position);
  if (event === undefined) return { what: fault.what };
  const { stream, revision, id } = event;
  const before = (await store.countAfter(undefined)) - (await store.countAfter(fault.position)) - 1;
  return { what: fault.what, ordinal: before, stream, revision: String(revision), eventId: id };
}

/** A first seal comes seconds after the first event. */
const longestUnsealedMilliseconds = 60_000;

async function neverSealed(
  store: EventStore,
  { events, seals }: Verification,
  { sealSeconds }: VerifiedConfig,
  clock: Clock,
): Promise<LedgerFault | undefined> {
  if (events === 0 || seals > 0) return undefined;
  for await (const [first] of store.readAll({ pageSize: 1 })) {
    const { at } = JSON.parse(first!.metadata) as { readonly at?: Instant };
    const age = at === undefined ? Number.POSITIVE_INFINITY : millisecondsBetween(at, clock.now());
    if (age <= sealSeconds * 1_000 + longestUnsealedMilliseconds) return undefined;
    return {
      what: `there is no seal, although the ledger began at ${at}: the seals were removed, or no server was ever stopped well or ran for ${sealSeconds} seconds on it; start the server once, it compares and seals`,
    };
  }
  return undefined;
}

/** Work on events, since so many milliseconds. */
export function progressOf({ done, total }: { done: number; total: number }, milliseconds: number): Progress {
  const perSecond = Math.round((done / Math.max(1, milliseconds)) * 1_000);
  const secondsLeft = perSecond === 0 ? 0 : Math.ceil(Math.max(0, total - done) / perSecond);
  return { done, total: Math.max(total, done), unit: 'events', perSecond, secondsLeft };
}

function warningsOf(
  sealFile: string,
  { events, seals, ledgerIds, renewals, breaks, fault }: Verification,
): readonly string[] {
  const told = new Set(renewals.flatMap((each) => [each.formerId, each.ledgerId]));
  const untold = ledgerIds.filter((id) => !told.has(id));
  if (fault !== undefined) return [];
  if (events === 0) return ['there are no events: is this the right server, namespace or folder?'];
  return [
    ...(seals > 0 && !existsSync(sealFile)
      ? [
          `there are no seals kept outside the ledger here (${sealFile}): whether whole seals were cut off cannot be told; verify where a server keeps them, or name a copy with --seals`,
        ]
      : []),
    ...(ledgerIds.length > 1 && untold.length > 0
      ? [
          `its id was renewed by a copy or a restore, by a program that did not say so in it: ${ledgerIds.join(', then ')}`,
        ]
      : []),
    ...breaks.map(
      (seal) =>
        `TRUST BREAKS at seal ${seal}: from there on another key signs, and no event signed by the key before it says so; you named both`,
    ),
    ...renewals.map((each) => `renewed ${renewalText(each)}`),
  ];
}
