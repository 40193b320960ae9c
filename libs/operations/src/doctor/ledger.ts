import type { DataFolder, FolderRecord, StoreSettings } from '#composition';
import { checkpointFaults, clockFault, keylessSubjects, ledgerFaults, processNames } from '#composition';
import {
  Chain,
  CosignedNotes,
  type LedgerKind,
  lastSeal,
  type ProcessCheckpoints,
  SealFile,
  trustingSeals,
} from '#engine';
import type { EventStore } from '#event-store';
import { type Clock, localDate } from '#kernel';
import type { MasterSecrets } from '#privacy';
import { type Finding, findingsOf } from './finding.js';
import type { SharedToRead } from './shared.js';

/** The clock stands behind the last seal, or knows no Californian days. */
export async function* checkClock(store: EventStore, clock: Clock): AsyncGenerator<Finding> {
  const { ok, wrong } = findingsOf('clock');
  const now = clock.now();
  const fault = clockFault(clock, (await lastSeal(store))?.seal.at);
  if (fault !== undefined) yield wrong(fault, 'set the machine’s clock (NTP) before anything is written');
  else yield ok(`${now}, ${localDate(now)} in California`);
}

/** What is compared with the ledgers, where the master key is at hand. */
export interface Compared {
  readonly folder: DataFolder;
  readonly settings: StoreSettings;
  readonly master: MasterSecrets;
  readonly record: FolderRecord | undefined;
}

/** How the seals inside, outside and in the folder's record stand to each other, and the end that none covers yet. */
export async function* checkSeals(
  kind: LedgerKind,
  store: EventStore,
  { folder, settings, master, record }: Compared,
): AsyncGenerator<Finding> {
  const { ok, note, wrong } = findingsOf('seals');
  const faults = await ledgerFaults({
    kind,
    store,
    outside: new SealFile(kind === 'main' ? folder.seals : folder.looksSeals),
    cosigned: new CosignedNotes(folder.cosigned, undefined),
    keys: trustingSeals(master.sealKeys),
    chain: new Chain(master.macs[kind]),
    place: settings.eventStore.kind,
    recorded: record?.content.ledgers[kind],
    othersSeal: settings.readStore.kind === 'mongodb',
  });
  for (const fault of faults)
    yield wrong(fault, 'do as it says; caseledger ledger verify looks at all of it');
  if (faults.length > 0) return;
  const last = (await lastSeal(store))?.seal;
  yield last === undefined
    ? note(`${titles[kind]}: nothing was sealed yet`)
    : ok(`${titles[kind]}: ${last.number}, the last one at ${last.at}`);
}

const titles = { main: 'ledger', looks: 'ledger of looks' } as const;

/** Views and processes stand at events that the ledger holds, and whose data it holds has a key. Reads all of it. */
export async function* checkAgainstLedger(
  store: EventStore,
  { readStore, checkpoints, keys }: Pick<SharedToRead, 'readStore' | 'checkpoints' | 'keys'>,
  settings: StoreSettings,
): AsyncGenerator<Finding> {
  const place = settings.eventStore.kind;
  if (readStore !== undefined && checkpoints !== undefined)
    for (const fault of await checkpointFaults({ store, place }, { readStore, checkpoints }))
      yield findingsOf('stores').wrong(fault, 'do as it says');
  if (keys === undefined) return;
  const keyless = await keylessSubjects(store, keys, { after: undefined });
  const found = findingsOf('keys');
  yield keyless.size === 0
    ? found.ok('whoever has data in the ledger has a key, or was erased')
    : found.wrong(
        `the keys of ${keyless.size} persons or accounts whose data is in the ledger are missing, such as ${[...keyless][0]}`,
        'put the newest copy of keys.db back: what is sealed under a lost key cannot be read again',
      );
}

/** Without a checkpoint on this ledger a process keeps the server from starting. */
export async function* checkProcesses(
  store: EventStore,
  checkpoints: ProcessCheckpoints | undefined,
): AsyncGenerator<Finding> {
  const { ok, wrong } = findingsOf('processes');
  if ((await store.head()) === undefined) return;
  const known = await Promise.all(processNames.map(async (name) => checkpoints?.get(name)));
  const missing = processNames.filter((_, index) => known[index]?.ledgerId !== store.ledgerId);
  for (const name of missing)
    yield wrong(
      `${name} has no checkpoint for this ledger`,
      `with the server stopped: caseledger processes start ${name} --from now (or --from beginning)`,
    );
  if (missing.length === 0) yield ok(`${processNames.length} with a checkpoint`);
}
