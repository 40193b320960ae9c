import { hostname } from 'node:os';
import { Looks, PersonalData, Sessions, type SharedNotes, type StaffDirectory } from '#access';
import type { OidcSignIn } from '#access/oidc';
import { type CountySettings, countySettingsDecider } from '#contexts/county-settings';
import {
  Chain,
  CheckpointWatch,
  Engine,
  type EnginePorts,
  genesis,
  type Leases,
  type LedgerKind,
  LedgerTiles,
  type Log,
  type ProcessCheckpoints,
  type SealRecord,
  storedHash,
  TileFolder,
  trustingSeals,
} from '#engine';
import { FolderLock } from '#engine/sqlite';
import type { EventStore } from '#event-store';
import type { Documents, SealedFiles } from '#files';
import { type Clock, type CountyCode, type Randomness, systemClock, systemRandomness } from '#kernel';
import {
  DerivedSecrets,
  ErasureList,
  KeyVault,
  loadMasterSecrets,
  type MasterSecrets,
  type Secrets,
  type Vault,
} from '#privacy';
import type { FlowPorts } from '#processes';
import type { DeadLetterStore, ReadStore } from '#read-store';
import type { Config } from '#settings';
import { waysOf } from '#settings';
import { eventTypes, mails, type Queries, queriesOn } from '../contexts.js';
import { announceCopies } from './announced-renewals.js';
import { type DataFolder, mustBeWritable, openDataFolder } from './data-folder.js';
import { openDocuments } from './document-files.js';
import type { RecordedBackup } from './folder/folder-record.js';
import { isNewFolder, KeptFolder, type OpenedLedgers } from './folder/kept-folder.js';
import { holderName, Membership } from './membership.js';
import { staffSignIn } from './staff-sign-in.js';
import { type SeenWrite, StoreWrites, WatchedEventStore, WatchedKeyStore } from './store-writes.js';
import { openLedger, openSharedStores } from './stores.js';
import type { OpenedTracing } from './tracing/open-tracing.js';

/** Who holds it runs the processes, the timers and the seals. */
export const processesLease = 'processes';

/** What differs between a server, a short command and a test. */
export interface SystemOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly clock?: Clock;
  readonly randomness?: Randomness;
  /** Writers and projections on threads of their own. False in tests, where no worker can be started. */
  readonly threads?: boolean;
  readonly observe?: EnginePorts['observe'];
  /** Absent: nothing is traced. */
  readonly tracing?: OpenedTracing | undefined;
  /** Told of every append to a ledger. */
  readonly observeAppend?: (append: SeenWrite & { readonly ledger: LedgerKind }) => void;
  /** Told what is wrong without being a reason to refuse. */
  readonly log?: Pick<Log, 'error'>;
}

/** Everything that one process works with, put together once by `openSystem`. Closing it closes all of it. */
export abstract class System {
  abstract readonly config: Config;
  abstract readonly folder: DataFolder;
  abstract readonly clock: Clock;
  abstract readonly randomness: Randomness;
  abstract readonly master: MasterSecrets;
  abstract readonly secrets: Secrets;
  abstract readonly vault: Vault;
  /** Moves every key to the newest wrapping key. */
  abstract readonly rewrapKeys: KeyVault['rewrap'];
  abstract readonly store: EventStore;
  /** The ledger of who looked at whom. */
  abstract readonly looksStore: EventStore;
  /** Authenticate the events of the two ledgers. */
  abstract readonly chains: Readonly<Record<LedgerKind, Chain>>;
  /** How far each of them was sealed, apart from it. */
  abstract readonly sealRecords: Readonly<Record<LedgerKind, SealRecord>>;
  /** The kept hashes of each of them, from which proofs are made. */
  abstract readonly tiles: Readonly<Record<LedgerKind, LedgerTiles>>;
  /** Who was erased, outside the ledger. */
  abstract readonly erasures: ErasureList;
  /** Backups that this folder knows of, the newest first. */
  abstract readonly backups: () => readonly RecordedBackup[];
  abstract readonly keepBackup: (backup: RecordedBackup) => void;
  /** How the last writes to the ledgers and the keys went. */
  abstract readonly writes: StoreWrites;
  abstract readonly readStore: ReadStore;
  abstract readonly deadLetters: DeadLetterStore;
  /** Who of several processes may do what only one may do at a time. */
  abstract readonly leases: Leases;
  /** Documents that people send. */
  abstract readonly files: Documents;
  /** Files that the product makes itself, beside them. */
  abstract readonly madeFiles: SealedFiles;
  /** What processes tell each other for a while. */
  abstract readonly notes: SharedNotes;
  /** This process, unique among all. */
  abstract readonly holder: string;
  /** Undefined: nothing is traced. */
  abstract readonly tracing: OpenedTracing | undefined;
  abstract readonly engine: Engine;
  abstract readonly sessions: Sessions;
  /** Staff that is known here. */
  abstract readonly staff: StaffDirectory;
  /** Undefined: staff does not sign in by OpenID Connect. */
  abstract readonly oidc: OidcSignIn | undefined;
  abstract readonly personalData: PersonalData;
  abstract readonly processCheckpoints: ProcessCheckpoints;
  /** The epoch of the lease under which processes run here from now on: an older one moves no checkpoint. */
  abstract readonly runProcessesUnder: (epoch: number) => void;
  /** Read your own writes. */
  abstract readonly checkpoints: CheckpointWatch;
  /** How far the views of the ledger of looks are. */
  abstract readonly looksCheckpoints: CheckpointWatch;
  abstract readonly queries: Queries;
  abstract readonly flows: FlowPorts;
  abstract readonly settingsOf: (county: CountyCode) => Promise<CountySettings>;
  /** Registers what must end before the stores close; the last one registered ends first. */
  abstract readonly onClose: (close: Closer) => void;
  /** Closes everything, whatever fails meanwhile. @throws the first failure */
  abstract readonly close: () => Promise<void>;
}

type Closer = () => Promise<void> | void;

/** Opens the data folder as its one owner. @throws FolderInUse, DataFolderRefused, Refused (`in_use`) and what each store refuses, with advice */
export async function openSystem(config: Config, options: SystemOptions = {}): Promise<System> {
  const closers: Closer[] = [];
  const close = async () => {
    const failures: unknown[] = [];
    for (const each of closers.splice(0).reverse())
      try {
        await each();
      } catch (error) {
        failures.push(error);
      }
    if (failures.length > 0) throw failures[0];
  };
  try {
    return await assemble(config, options, { closers, close });
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

async function assemble(
  config: Config,
  {
    env = {},
    clock = systemClock,
    randomness = systemRandomness,
    threads: thread = true,
    observe,
    observeAppend,
    tracing,
    log,
  }: SystemOptions,
  { closers, close }: { readonly closers: Closer[]; readonly close: () => Promise<void> },
): Promise<System> {
  closers.push(async () => tracing?.close());
  const folder = openDataFolder(config.dataDir);
  mustBeWritable(folder);
  const lock = FolderLock.take(folder.lock);
  closers.push(() => lock.release());
  const master = loadMasterSecrets({ env, dataDir: folder.path, create: isNewFolder(folder), randomness });
  const kept = new KeptFolder({ folder, settings: config, clock, randomness }, master.record);
  let orderly = false;
  closers.push(() => {
    if (orderly) void unlessImpossible(() => kept.stop());
  });
  const secrets = new DerivedSecrets(master.secretsRoot);
  const ports = {
    settings: config,
    folder,
    clock,
    randomness,
    mode: 'owner',
    thread,
    closing: (end: Closer) => void closers.push(end),
  } as const;
  const writes = new StoreWrites(clock, observeAppend);
  const chains = { main: new Chain(master.macs.main), looks: new Chain(master.macs.looks) };
  const ledgers = {
    main: new WatchedEventStore(await openLedger('events', ports), writes.events),
    looks: new WatchedEventStore(await openLedger('looks', ports), writes.looks),
    chains,
    trusted: trustingSeals(master.sealKeys),
  };
  const { main: store, looks: looksStore } = ledgers;
  // Before anything else is opened to be written: what is refused stays as it is.
  await kept.checkLedgers(ledgers);
  const holder = holderName(randomness);
  const shared = await openSharedStores(ports, holder);
  const { readStore, deadLetters, leases } = shared;
  if (shared.members !== undefined) {
    const membership = await Membership.join(shared.members, 'together', clock);
    closers.push(() => membership.leave());
  }
  const keyStore = new WatchedKeyStore(shared.keys, writes.keys);
  const vault = new KeyVault({ store: keyStore, keys: master, clock, randomness });
  await vault.assertMasterKeyFits();
  let processEpoch = 0;
  const processCheckpoints = shared.processCheckpoints(() => processEpoch);
  await kept.check({ ...ledgers, keys: shared.keys, readStore, checkpoints: processCheckpoints }, log);
  await announceCopies({ ...ledgers, clock, randomness });
  closers.push(async () => {
    orderly = await unlessImpossible(() => kept.keepHeads({ main: store, looks: looksStore }));
  });
  const { documents: files, made: madeFiles } = await openDocuments({ ...ports, vault });
  if (config.files.kind === 'folder') kept.keepsDocuments();
  const engine = new Engine({
    store,
    vault,
    secrets,
    types: eventTypes,
    chain: chains.main,
    clock,
    randomness,
    ...(observe && { observe }),
    ...(tracing && { tracing }),
  });
  const looks = new Looks({
    store: looksStore,
    vault,
    chain: { genesis, link: (...event) => chains.looks.link(...event), hashOf: storedHash },
    clock,
    randomness,
    instance: secrets.id('instance', writesAlone(config) ? hostname() : holder).slice(0, 8),
    storedName: eventTypes.storedName('PersonalDataLooked'),
  });
  const { staff, oidc, accessTokens } = staffSignIn(config, {
    store: shared.staff,
    counters: shared.counters,
    secrets,
    clock,
    randomness,
  });
  return {
    config,
    folder,
    clock,
    randomness,
    master,
    secrets,
    vault,
    rewrapKeys: () => vault.rewrap(),
    store,
    looksStore,
    chains,
    sealRecords: {
      main: kept.record.sealsOf('main', () => vault.newestKey),
      looks: kept.record.sealsOf('looks'),
    },
    tiles: tilesOf(folder, ledgers),
    erasures: new ErasureList(folder.erasures, master.erasures),
    backups: () => kept.record.content.backups ?? [],
    keepBackup: (backup) => kept.record.keepBackup(backup),
    writes,
    readStore,
    deadLetters,
    leases,
    files,
    madeFiles,
    notes: shared.notes,
    holder,
    tracing,
    engine,
    processCheckpoints,
    runProcessesUnder: (epoch) => {
      processEpoch = epoch;
    },
    close,
    sessions: new Sessions(
      shared.sessions,
      staff,
      secrets,
      endsSessionsAlone(config) ? clock : undefined,
      accessTokens,
      config.sessionsPerPerson,
    ),
    staff,
    oidc,
    personalData: new PersonalData(looks, vault),
    checkpoints: new CheckpointWatch({
      checkpoint: (view) => checkpointOf(readStore, view),
      ledgerId: store.ledgerId,
      clock,
    }),
    looksCheckpoints: new CheckpointWatch({
      checkpoint: (view) => checkpointOf(readStore, view),
      ledgerId: looksStore.ledgerId,
      clock,
    }),
    queries: queriesOn({
      readStore,
      tag: (kind, value) => vault.tag(kind, value),
      openAsSystem: (sealed) => vault.open(sealed),
    }),
    flows: {
      ...{ engine, vault, secrets, clock, mails, files, ways: waysOf(config.mail) },
      async answersMessages(worker, county) {
        const found = await staff.find(worker);
        return found?.actor.county === county && found.rights.has('e-message:view');
      },
    },
    settingsOf: (county) => engine.state(countySettingsDecider, county),
    onClose: (each) => void closers.push(each),
  };
}

function tilesOf(folder: DataFolder, { main, looks, trusted }: OpenedLedgers): System['tiles'] {
  const tiles = (kind: LedgerKind, store: EventStore, path: string) =>
    new LedgerTiles({ store, folder: new TileFolder(path), keys: trusted, kind });
  return { main: tiles('main', main, folder.tree), looks: tiles('looks', looks, folder.looksTree) };
}

/** A stop goes on where a store or the disk is away: the next start then compares with what was kept before. */
async function unlessImpossible(work: () => Promise<void> | void): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}

/** Where others end sessions too, none may be remembered: a sign-out counts everywhere at once. */
const endsSessionsAlone = ({ readStore }: Config) => readStore.kind === 'sqlite';

/** Several processes of one machine may write one ledger, unless it is a file. */
const writesAlone = ({ eventStore }: Config) => eventStore.kind === 'sqlite';

/** Reading a checkpoint needs no more of a view than its name. */
const checkpointOf = (readStore: ReadStore, name: string) =>
  readStore.reader({ name, version: 0, fields: {}, indexes: [] }).checkpoint();
