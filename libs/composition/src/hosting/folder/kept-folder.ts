import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Chain, LedgerKind, ProcessCheckpoints, TrustedKeys } from '#engine';
import {
  CosignedNotes,
  carriesMac,
  isFirstSeal,
  type Log,
  lastEventUnder,
  lastSeal,
  recordOf,
  SealFile,
  SealsDamaged,
} from '#engine';
import { comparePositions, type EventStore } from '#event-store';
import type { Clock, Randomness } from '#kernel';
import type { KeyStore } from '#privacy';
import type { ReadStore } from '#read-store';
import type { Config } from '#settings';
import { type DataFolder, DataFolderRefused, finishFounding, manifestOf } from '../data-folder.js';
import type { StoreSettings } from '../stores.js';
import {
  fileFault,
  fileKinds,
  filesOf,
  isStamped,
  type StampedFile,
  stampFiles,
  stampOfAll,
  stampViews,
  viewsFault,
} from './folder-files.js';
import { FolderRecord, missing, olderRecord, type RecordedLedger } from './folder-record.js';
import { checkpointFaults, clockFault, keylessSubjects, ledgerFaults } from './ledger-faults.js';

interface KeptPorts {
  readonly folder: DataFolder;
  readonly settings: StoreSettings & Partial<Pick<Config, 'files'>>;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** The ledgers of a folder, open, and what proves them. */
export interface OpenedLedgers {
  readonly main: EventStore;
  readonly looks: EventStore;
  readonly chains: Readonly<Record<LedgerKind, Chain>>;
  readonly trusted: TrustedKeys;
}

/** All stores of a folder, open. */
export interface OpenedStores extends OpenedLedgers {
  readonly keys: KeyStore;
  readonly readStore: Pick<ReadStore, 'copies'>;
  readonly checkpoints: ProcessCheckpoints;
}

/** Whether nothing was made in it yet, so that all may be: its keys, too. @throws DataFolderRefused */
export function isNewFolder(folder: DataFolder): boolean {
  const { format, founding } = manifestOf(folder.path);
  if (existsSync(folder.record)) return false;
  if (founding === true) return true;
  const isBare = !(['events', 'keys', 'looks', 'state'] as const).some((file) => existsSync(folder[file]));
  return format === 1 && isBare && !existsSync(folder.seals);
}

/**
 * A data folder as one thing, for its owner: what contradicts the folder's own record is found before anything is opened,
 * made or written. From the first start on every file carries the stamp of the last start or stop.
 */
export class KeptFolder {
  private known: FolderRecord | undefined;
  private readonly isNew: boolean;

  /** Compares the files with the record, before any of them is opened. @throws DataFolderRefused */
  constructor(
    private readonly ports: KeptPorts,
    private readonly recordKey: Uint8Array,
  ) {
    const { folder } = ports;
    this.isNew = isNewFolder(folder);
    this.known = inFolder(folder, () => FolderRecord.read(folder.record, recordKey));
    refuse(folder, filesFaults(ports, this.known, this.isNew));
  }

  get record(): FolderRecord {
    if (this.known === undefined) throw new Error('the folder was not checked yet');
    return this.known;
  }

  /** Compares the ledgers with the record and the seals. @throws DataFolderRefused, Unavailable */
  async checkLedgers(ledgers: OpenedLedgers): Promise<void> {
    refuse(
      this.ports.folder,
      await ledgersFaults(this.ports, ledgers, { record: this.known, isNew: this.isNew }),
    );
  }

  /**
   * Compares everything else with the ledgers, which were checked. From here on the folder is the one that this process
   * starts on. @throws DataFolderRefused, Unavailable
   */
  async check(stores: OpenedStores, log: Pick<Log, 'error'> | undefined): Promise<void> {
    const { folder, settings, clock } = this.ports;
    refuse(folder, await storesFaults(this.ports, stores, this.known));
    const wrongClock = clockFault(clock, (await lastSeal(stores.main))?.seal.at);
    if (wrongClock !== undefined) log?.error({}, wrongClock);
    this.known ??= await this.found(stores);
    await this.admit(stores);
    this.stamp(filesOf(settings));
    const { format, founding } = manifestOf(folder.path);
    if (format === 1 || founding === true) finishFounding(folder);
  }

  /** Once the documents have a folder here: from then on it is missed. */
  keepsDocuments(): void {
    if (this.record.content.documents !== true)
      this.record.change((content) => ({ ...content, documents: true }));
  }

  /** At an orderly stop, while the stores are open: where the ledgers end. */
  async keepHeads({ main, looks }: Pick<OpenedStores, 'main' | 'looks'>): Promise<void> {
    for (const [kind, store] of [
      ['main', main],
      ['looks', looks],
    ] as const) {
      const position = await store.head();
      const event = position === undefined ? undefined : await store.eventAt(position);
      if (event !== undefined)
        this.record.changeLedger(kind, { head: { position: event.position, eventId: event.id } });
    }
  }

  /** At an orderly stop, when the stores are closed. */
  stop(): void {
    if (this.known !== undefined) this.stamp(filesOf(this.ports.settings));
  }

  /** One of two stamps counts until all files carry the new one: it may end anywhere. */
  private stamp(files: readonly StampedFile[]): void {
    const { folder, randomness } = this.ports;
    const stamp = randomness.uuid();
    this.record.change((content) => ({ ...content, stamps: [...content.stamps, stamp] }));
    stampFiles(folder, files, stamp);
    stampViews(folder, stamp);
    this.record.change((content) => ({ ...content, stamps: [stamp], files }));
  }

  /** The first record of a new folder, or of one from before there were records. */
  private async found(stores: OpenedStores): Promise<FolderRecord> {
    const { folder } = this.ports;
    return FolderRecord.found(folder.record, this.recordKey, {
      format: 2,
      stamps: [],
      files: [],
      ledgers: {
        main: await this.ledgerOf('main', stores.main),
        looks: await this.ledgerOf('looks', stores.looks),
      },
      accepted: [],
    });
  }

  /** A ledger that this folder has not kept yet, for it was moved to other stores. */
  private async admit(stores: OpenedStores): Promise<void> {
    for (const kind of ['main', 'looks'] as const)
      if (this.record.content.ledgers[kind]?.place !== this.place) {
        const ledger = await this.ledgerOf(kind, stores[kind]);
        this.record.change((content) => ({ ...content, ledgers: { ...content.ledgers, [kind]: ledger } }));
      }
  }

  /** Who joins a ledger that others seal has no seals outside yet, and records what it has. */
  private async ledgerOf(kind: LedgerKind, store: EventStore): Promise<RecordedLedger> {
    const inside = await lastSeal(store);
    const outside = outsideOf(this.ports.folder, kind).last();
    const sealed = outside === undefined ? {} : { seal: recordOf(outside) };
    const before = { place: this.place, ledgerId: store.ledgerId, ...sealed };
    // From a seal of the new version on, the seal itself says from where on events carry a mac.
    const isOld = inside === undefined || isFirstSeal(inside.seal);
    const position = isOld ? await store.head() : undefined;
    return position === undefined ? before : { ...before, macsAfter: position };
  }

  private get place(): RecordedLedger['place'] {
    return this.ports.settings.eventStore.kind;
  }
}

const outsideOf = ({ seals, looksSeals }: DataFolder, kind: LedgerKind) =>
  new SealFile(kind === 'main' ? seals : looksSeals);

/** What is wrong with the files, looked at from outside. Empty when they are what the record says. */
export function filesFaults(
  { folder, settings }: Pick<KeptPorts, 'folder' | 'settings'>,
  record: FolderRecord | undefined,
  isNew: boolean,
): readonly string[] {
  const { format } = manifestOf(folder.path);
  if (record === undefined && format > 1 && !isNew) return [missing(folder.record)];
  // Nothing is stamped before there is a record.
  if (isNew) return isStamped(folder, filesOf(settings)) ? [missing(folder.record)] : [];
  const wanted = filesOf(settings);
  if (record === undefined) return oldFolderFaults(folder, wanted);
  const { stamps, documents } = record.content;
  const files = record.content.files.filter((file) => wanted.includes(file));
  const common = stampOfAll(folder, files);
  if (common !== undefined && !stamps.includes(common)) return [olderRecord(folder.record)];
  const views = settings.readStore.kind === 'sqlite' ? viewsFault(folder, stamps) : undefined;
  return [
    ...files.flatMap((file) => fileFault(folder, file, stamps) ?? []),
    ...(views === undefined ? [] : [views]),
    ...(settings.files?.kind === 'folder' && documents === true ? documentsFault(folder) : []),
  ];
}

/** An empty one made by nobody would hide that all documents are lost. */
const documentsFault = ({ files }: DataFolder): readonly string[] =>
  existsSync(files)
    ? []
    : [
        `${basename(files)}/ is missing: it holds the documents that people sent. What to do: put the newest copy of it back; where there is none, go on without: make an empty folder ${files}`,
      ];

/** A folder from before there were records: what stands there names what is missing. */
function oldFolderFaults(folder: DataFolder, wanted: readonly StampedFile[]): readonly string[] {
  const needed: readonly (readonly [StampedFile, boolean])[] = [
    ['events', existsSync(folder.keys) || existsSync(folder.seals)],
    ['looks', existsSync(folder.looksSeals)],
    ['keys', existsSync(folder.events)],
  ];
  return needed
    .filter(([file, isNeeded]) => isNeeded && wanted.includes(file) && !existsSync(folder[file]))
    .map(
      ([file]) =>
        `${basename(folder[file])} is missing: it holds ${fileKinds[file].holds}. What to do: ${fileKinds[file].advice}`,
    );
}

/** What is wrong with the ledgers. */
async function ledgersFaults(
  { folder, settings }: Pick<KeptPorts, 'folder' | 'settings'>,
  stores: OpenedLedgers,
  { record, isNew }: { readonly record: FolderRecord | undefined; readonly isNew: boolean },
): Promise<readonly string[]> {
  const place = settings.eventStore.kind;
  const othersSeal = settings.readStore.kind === 'mongodb';
  if (isNew && place === 'sqlite' && (await stores.main.head()) !== undefined)
    return [
      `caseledger.json says that this folder is new, but there are events in it: put ${basename(folder.record)} back from a backup`,
    ];
  const isOld = record === undefined && !isNew;
  if (isOld && place === 'sqlite')
    for (const store of [stores.main, stores.looks])
      if (await isOfThisVersion(store)) return [missing(folder.record)];
  const faults: string[] = [];
  for (const kind of ['main', 'looks'] as const) {
    const outside = outsideOf(folder, kind);
    const recorded = record?.content.ledgers[kind];
    const ledger = {
      kind,
      store: stores[kind],
      outside,
      cosigned: new CosignedNotes(folder.cosigned, undefined),
      keys: stores.trusted,
      chain: stores.chains[kind],
      place,
      recorded,
      othersSeal,
    };
    faults.push(...(await ledgerFaults(ledger).catch(damagedSeals)));
  }
  return faults;
}

/** A file of seals that cannot be read is one more thing that is wrong. */
function damagedSeals(error: unknown): readonly string[] {
  if (error instanceof SealsDamaged) return [error.message];
  throw error;
}

/** What is wrong with what the other stores hold, beside the ledgers. */
async function storesFaults(
  { settings }: Pick<KeptPorts, 'settings'>,
  stores: OpenedStores,
  record: FolderRecord | undefined,
): Promise<readonly string[]> {
  const place = settings.eventStore.kind;
  return [
    ...(await checkpointFaults({ store: stores.main, place }, stores)),
    ...(settings.readStore.kind === 'sqlite' ? await keysFaults(stores, record) : []),
  ];
}

/**
 * Whether this version, which keeps a record, has written anything into it: then a folder that says that it is an old one
 * does not say the truth. Reads all of it, once in the life of an old folder.
 */
async function isOfThisVersion(store: EventStore): Promise<boolean> {
  for await (const page of store.readAll())
    for (const event of page) if (carriesMac(event) || commitment.test(event.data)) return true;
  return false;
}

const commitment = /"d":"[0-9a-f]{64}"/;

/** Keys go first: whose data is stored has one. Looked at where the newest ones are needed. */
async function keysFaults(
  { main, keys }: OpenedStores,
  record: FolderRecord | undefined,
): Promise<readonly string[]> {
  const inside = await lastSeal(main);
  const last = inside === undefined ? undefined : await lastEventUnder(main, inside.seal);
  const { newestKey, keysAcceptedAfter: accepted } = record?.content ?? {};
  const after = comparePositions(last?.position, accepted) < 0 ? accepted : last?.position;
  const keyless = new Set(await keylessSubjects(main, keys, { after }));
  if (newestKey !== undefined && !(await keys.get([newestKey])).has(newestKey)) keyless.add(newestKey);
  const { holds, advice } = fileKinds.keys;
  if (keyless.size === 0) return [];
  return [
    `keys.db is an older copy: it holds ${holds}, but at least ${keyless.size} of those that the ledger needs are missing. What to do: ${advice}`,
  ];
}

/** @throws DataFolderRefused when there is something */
function refuse({ path }: DataFolder, faults: readonly string[]): void {
  if (faults.length === 0) return;
  throw new DataFolderRefused(
    `the data folder ${path} cannot be used as it is. Nothing was changed in it.\n${faults.map((each) => `  - ${each}`).join('\n')}`,
  );
}

function inFolder<T>(folder: DataFolder, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DataFolderRefused) refuse(folder, [error.message]);
    throw error;
  }
}
