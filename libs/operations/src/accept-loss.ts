import { existsSync, statSync } from 'node:fs';
import {
  type Accepted,
  type DataFolder,
  FolderRecord,
  mustBeWritable,
  openDataFolder,
  recordAnew,
  type StampedFile,
  stampFiles,
} from '#composition';
import { readStamp } from '#composition/sqlite';
import { keptSeal, type LedgerKind, lastSeal, standingOf, TileFolder, trustingSeals } from '#engine';
import type { EventStore } from '#event-store';
import { type Actor, type Clock, InvalidInput, type Randomness, Refused } from '#kernel';
import { loadMasterSecrets, type MasterSecrets } from '#privacy';
import type { Config } from '#settings';
import { copySeals } from './copy-seals.js';
import { lockFolder } from './lock-folder.js';
import { type OpenedLedgers, withLedgers } from './renew-ledger-ids.js';
import { renewLedgers, setAside } from './renew-ledgers.js';
import { verifyLedgerOf } from './verifying/verify-ledger.js';

/** What a folder can go on without. A ledger that lost events goes on by `renew-id`. */
export const acceptable = ['access', 'state', 'looks', 'keys', 'seals', 'record'] as const;
export type Acceptable = (typeof acceptable)[number];

/** How a folder's record names it. */
export const lossOf = (what: Acceptable): string => `what was lost of ${what}`;

interface Ports {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

export interface AcceptedLoss {
  readonly what: Acceptable;
  /** Files that cannot be used any more and were kept under another name. */
  readonly setAside: readonly string[];
  readonly next: string;
}

/**
 * `caseledger folder accept WHAT --reason TEXT`: goes on without a file of the data folder that is lost, damaged or an
 * older copy, and records that somebody wanted it so. Nothing is deleted: what cannot be used is set aside.
 * @throws InvalidInput, FolderInUse, MasterKeyRefused, Refused where something else has to be done first
 */
export async function acceptLoss(
  config: Config,
  { what, reason, by }: { readonly what: Acceptable; readonly reason: string; readonly by: Actor },
  ports: Ports,
): Promise<AcceptedLoss> {
  if (reason.trim() === '')
    throw new InvalidInput([{ field: '--reason', message: 'say why it is gone on without it' }]);
  const folder = openDataFolder(config.dataDir);
  mustBeWritable(folder);
  const lock = lockFolder(folder, 'stop the server first');
  try {
    const { env, randomness } = ports;
    const master = loadMasterSecrets({ env, dataDir: folder.path, create: false, randomness });
    const accepted = { what: lossOf(what), reason, at: ports.clock.now() };
    return { what, ...(await ways[what]({ config, folder, master, accepted, ports, by })) };
  } finally {
    lock.release();
  }
}

interface Work {
  readonly config: Config;
  readonly folder: DataFolder;
  readonly master: MasterSecrets;
  readonly accepted: Accepted;
  readonly ports: Ports;
  readonly by: Actor;
}

type Loss = Omit<AcceptedLoss, 'what'>;

const ways: Readonly<Record<Acceptable, (work: Work) => Promise<Loss>>> = {
  access: (work) => withoutFile(work, 'access', 'start the server: everybody signs in again'),
  state: (work) =>
    withoutFile(
      work,
      'state',
      'caseledger processes status, then for each: caseledger processes start NAME --from now',
    ),
  keys: (work) =>
    withoutFile(work, 'keys', 'caseledger doctor says whose data cannot be read any more; start the server'),
  looks: withoutLooks,
  seals: withoutSeals,
  record: withoutRecord,
};

/** One that can be read stays, however old; one that cannot is set aside, and the next start makes it anew. */
async function withoutFile(
  { config, folder, master, accepted, ports }: Work,
  file: StampedFile & Acceptable,
  next: string,
): Promise<Loss> {
  const record = recordedIn(folder, master);
  const aside = isUsable(folder[file]) ? [] : setAsideWhole(folder[file], ports.randomness.uuid());
  const stamp = record.content.stamps.at(-1) ?? ports.randomness.uuid();
  stampFiles(folder, [file], stamp);
  const head =
    file === 'keys' ? await withLedgers(config, folder, ports, ({ main }) => main.head()) : undefined;
  record.change(({ newestKey, ...content }) => ({
    ...content,
    ...(file !== 'keys' && newestKey !== undefined && { newestKey }),
    ...(head !== undefined && { keysAcceptedAfter: head }),
    files: existsSync(folder[file]) ? content.files : content.files.filter((each) => each !== file),
    accepted: [...content.accepted, accepted],
  }));
  return { setAside: aside, next };
}

/** An older copy goes on under a new id, its own seals outside; without any, the next start makes a new one. */
async function withoutLooks({ config, folder, master, accepted, ports, by }: Work): Promise<Loss> {
  if (config.eventStore.kind !== 'sqlite')
    throw new Refused(
      'on_server',
      'the ledger of looks is on a server: restore it there, then caseledger ledger renew-id',
    );
  const record = recordedIn(folder, master);
  const mark = ports.randomness.uuid();
  const aside: string[] = [];
  new TileFolder(folder.looksTree).forget();
  if (isUsable(folder.looks)) {
    const seal = record.content.ledgers.looks?.seal;
    const { ledgers } = await renewLedgers(
      { settings: config, folder, master, ...ports },
      {
        cause: 'renew-id',
        reason: accepted.reason,
        by,
        ledgers: ['looks'],
        recorded: seal === undefined ? {} : { looks: seal },
        checkpoints: undefined,
      },
    );
    aside.push(...ledgers.flatMap(({ sealsMovedTo }) => sealsMovedTo ?? []));
  } else
    aside.push(...[setAside(folder.looksSeals, mark) ?? []].flat(), ...setAsideWhole(folder.looks, mark));
  record.change((content) => ({
    ...content,
    ledgers: content.ledgers.main === undefined ? {} : { main: content.ledgers.main },
    files: content.files.filter((each) => each !== 'looks'),
    accepted: [...content.accepted, accepted],
  }));
  return { setAside: aside, next: 'start the server' };
}

/** The ledgers' own seals are written outside again, once these hold together with the record. */
async function withoutSeals({ config, folder, master, accepted, ports }: Work): Promise<Loss> {
  const record = recordedIn(folder, master);
  const mark = ports.randomness.uuid();
  const aside: string[] = [];
  await withLedgers(config, folder, ports, async (ledgers) => {
    for (const [kind, store] of both(ledgers)) await mustHoldTogether(kind, store, { record, master });
    for (const [kind, store] of both(ledgers)) {
      const file = kind === 'main' ? folder.seals : folder.looksSeals;
      const moved = setAside(file, mark);
      if (moved !== undefined) aside.push(moved);
      await copySeals(store, file);
    }
  });
  aside.push(...[setAside(folder.cosigned, mark) ?? []].flat());
  record.change((content) => ({ ...content, accepted: [...content.accepted, accepted] }));
  return { setAside: aside, next: 'start the server; keep a copy of the seals elsewhere' };
}

/** Without a record only a verification of everything tells whether the ledgers are whole. */
async function withoutRecord({ config, folder, master, accepted, ports }: Work): Promise<Loss> {
  for (const kind of ['main', 'looks'] as const) {
    const run = verifyLedgerOf(config, kind, { ...ports, withoutRecord: true });
    let step = await run.next();
    while (!step.done) step = await run.next();
    const { fault } = step.value;
    if (fault !== undefined) throw new Refused('not_sound', `${fault.what}: see to this first`);
  }
  const aside = [setAside(folder.record, ports.randomness.uuid()) ?? []].flat();
  await withLedgers(config, folder, ports, (ledgers) =>
    recordAnew({ folder, settings: config, master, ledgers }, [accepted]),
  );
  return { setAside: aside, next: 'start the server' };
}

const both = ({ main, looks }: OpenedLedgers): readonly (readonly [LedgerKind, EventStore])[] => [
  ['main', main],
  ...(looks === undefined ? [] : ([['looks', looks]] as const)),
];

/** @throws Refused unless the ledger's own seals are what was recorded of it */
async function mustHoldTogether(
  kind: LedgerKind,
  store: EventStore,
  { record, master }: { readonly record: FolderRecord; readonly master: MasterSecrets },
): Promise<void> {
  const last = (await lastSeal(store))?.seal;
  const { fault } = await standingOf({
    store,
    // As it will be: the ledger's own are written outside.
    outside: { place: 'to be written', last: () => last && keptSeal(last) },
    record: record.sealsOf(kind),
    keys: trustingSeals(master.sealKeys),
    kind,
  });
  if (fault !== undefined) throw new Refused('not_sound', `${fault.what}: see to this first`);
}

/** @throws DataFolderRefused for one that is altered, Refused where there is none */
function recordedIn(folder: DataFolder, master: MasterSecrets): FolderRecord {
  const record = FolderRecord.read(folder.record, master.record);
  if (record === undefined)
    throw new Refused('no_record', 'record.json is missing: caseledger folder accept record comes first');
  return record;
}

function isUsable(file: string): boolean {
  try {
    if (!existsSync(file) || statSync(file).size === 0) return false;
    readStamp(file);
    return true;
  } catch {
    return false;
  }
}

/** With SQLite's log beside it, which belongs to it. */
const setAsideWhole = (file: string, mark: string): readonly string[] =>
  ['', '-wal', '-shm'].flatMap((suffix) => setAside(`${file}${suffix}`, mark) ?? []);
