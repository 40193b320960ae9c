import { hostname } from 'node:os';
import { demoDirectory, Looks, PersonalData, Sessions } from '#access';
import { SqliteAccessStore } from '#access/sqlite';
import { type CountySettings, countySettingsDecider } from '#county-settings';
import {
  CheckpointWatch,
  chained,
  Engine,
  type EnginePorts,
  genesis,
  type ProcessCheckpoints,
  storedHash,
} from '#engine';
import { FolderLock, SqliteProcessCheckpoints } from '#engine/sqlite';
import { type EventStore } from '#event-store';
import { SqliteEventStore } from '#event-store/sqlite';
import { type Clock, type CountyCode, type Randomness, systemClock, systemRandomness } from '#kernel';
import {
  DerivedSecrets,
  KeyVault,
  loadMasterSecrets,
  type MasterSecrets,
  type Secrets,
  type Vault,
} from '#privacy';
import { SqliteKeyStore } from '#privacy/sqlite';
import type { FlowPorts } from '#processes';
import type { ReadStore } from '#read-store';
import { SqliteReadStore } from '#read-store/sqlite';
import { eventTypes } from './catalogues.js';
import type { Config } from './config.js';
import { type DataFolder, mustBeWritable, openDataFolder } from './data-folder.js';
import { type Queries, queriesOn } from './queries.js';

/** What differs between a server, a short command and a test. */
export interface SystemOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly clock?: Clock;
  readonly randomness?: Randomness;
  /** Writers and projections on threads of their own. False in tests, where no worker can be started. */
  readonly threads?: boolean;
  readonly observe?: EnginePorts['observe'];
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
  abstract readonly store: EventStore;
  /** The ledger of who looked at whom. */
  abstract readonly looksStore: EventStore;
  abstract readonly readStore: ReadStore;
  abstract readonly engine: Engine;
  abstract readonly sessions: Sessions;
  abstract readonly personalData: PersonalData;
  abstract readonly processCheckpoints: ProcessCheckpoints;
  /** Read your own writes. */
  abstract readonly checkpoints: CheckpointWatch;
  abstract readonly queries: Queries;
  abstract readonly flows: FlowPorts;
  abstract settingsOf(county: CountyCode): Promise<CountySettings>;
  /** Registers what must end before the stores close; the last one registered ends first. */
  abstract onClose(close: Closer): void;
  abstract close(): Promise<void>;
}

type Closer = () => Promise<void> | void;

/** Opens the data folder as its one owner. @throws FolderInUse, DataFolderRefused and what each store refuses, with advice */
export async function openSystem(config: Config, options: SystemOptions = {}): Promise<System> {
  const closers: Closer[] = [];
  const close = async () => {
    for (const each of closers.splice(0).reverse()) await each();
  };
  try {
    return await assemble(config, options, { closers, close });
  } catch (error) {
    await close();
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
  }: SystemOptions,
  { closers, close }: { readonly closers: Closer[]; readonly close: () => Promise<void> },
): Promise<System> {
  const closing = <T>(part: T, end: (part: T) => Promise<void> | void): T => {
    closers.push(() => end(part));
    return part;
  };
  const folder = openDataFolder(config.dataDir);
  mustBeWritable(folder);
  closing(FolderLock.take(folder.lock), (lock) => lock.release());
  const master = loadMasterSecrets({ env, dataDir: folder.path, keyStoreFile: folder.keys, randomness });
  const secrets = new DerivedSecrets(master.secretsRoot);
  const keys = closing(await SqliteKeyStore.open({ file: folder.keys, mode: 'owner', thread }), (it) =>
    it.close(),
  );
  const vault = new KeyVault({ store: keys, keys: master, clock, randomness });
  await vault.assertMasterKeyFits();
  const ledger = async (file: string) =>
    closing(await SqliteEventStore.open({ file, mode: 'owner', clock, randomness, thread }), (it) =>
      it.close(),
    );
  const store = await ledger(folder.events);
  const looksStore = await ledger(folder.looks);
  const readStore = closing(SqliteReadStore.open({ folder: folder.views, mode: 'owner' }), (it) =>
    it.close(),
  );
  const access = closing(SqliteAccessStore.open({ file: folder.access, clock, randomness }), (it) =>
    it.close(),
  );
  const processCheckpoints = closing(SqliteProcessCheckpoints.open(folder.state), (it) => it.close());
  const engine = new Engine({
    store,
    vault,
    secrets,
    types: eventTypes,
    clock,
    randomness,
    ...(observe && { observe }),
  });
  const looks = new Looks({
    store: looksStore,
    vault,
    chain: { genesis, link: chained, hashOf: storedHash },
    clock,
    randomness,
    instance: secrets.id('instance', hostname()).slice(0, 8),
    storedName: eventTypes.storedName('PersonalDataLooked'),
  });
  return {
    config,
    folder,
    clock,
    randomness,
    master,
    secrets,
    vault,
    store,
    looksStore,
    readStore,
    engine,
    processCheckpoints,
    close,
    sessions: new Sessions(access.sessions, demoDirectory, secrets, clock),
    personalData: new PersonalData(looks, vault),
    checkpoints: new CheckpointWatch({
      checkpoint: (view) => checkpointOf(readStore, view),
      ledgerId: store.ledgerId,
      clock,
    }),
    queries: queriesOn(readStore, vault),
    flows: { engine, vault, secrets, clock },
    settingsOf: (county) => engine.state(countySettingsDecider, county),
    onClose: (each) => void closers.push(each),
  };
}

/** Reading a checkpoint needs no more of a view than its name. */
const checkpointOf = (readStore: ReadStore, name: string) =>
  readStore.reader({ name, version: 0, fields: {}, indexes: [] }).checkpoint();
