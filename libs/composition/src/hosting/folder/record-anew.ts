import { existsSync } from 'node:fs';
import {
  isFirstSeal,
  type LedgerKind,
  lastSeal,
  recordOf,
  sealFault,
  TileFolder,
  trustingSeals,
} from '#engine';
import type { EventStore } from '#event-store';
import { Refused, systemRandomness } from '#kernel';
import type { MasterSecrets } from '#privacy';
import { type DataFolder, DataFolderRefused, finishFounding } from '../data-folder.js';
import type { StoreSettings } from '../stores.js';
import { filesOf, stampFiles, stampViews } from './folder-files.js';
import { type Accepted, type FolderContent, FolderRecord, type RecordedLedger } from './folder-record.js';

/** A folder whose owner takes it as it is now. */
export interface FolderAsItIs {
  readonly folder: DataFolder;
  readonly settings: StoreSettings;
  readonly master: MasterSecrets;
  /** Those that are there, open. */
  readonly ledgers: { readonly [Kind in LedgerKind]?: EventStore | undefined };
}

/**
 * Writes the record anew from what is there, for its owner and at their word: after a copy, a new id, or a loss that
 * somebody accepted. What was accepted before stays in it. @throws Refused for a seal that this master key did not sign
 */
export async function recordAnew(
  { folder, settings, master, ledgers }: FolderAsItIs,
  accepted: readonly Accepted[] = [],
): Promise<FolderRecord> {
  const before = readIfSound(folder, master);
  // Kept hashes of a ledger that went further: the next start makes them from this one.
  for (const tree of [folder.tree, folder.looksTree]) new TileFolder(tree).forget();
  const recorded: Partial<Record<LedgerKind, RecordedLedger>> = {};
  for (const kind of ['main', 'looks'] as const) {
    const store = ledgers[kind];
    if (store !== undefined)
      recorded[kind] = await recordedLedger(kind, store, { settings, master, before: before?.ledgers[kind] });
  }
  const files = filesOf(settings).filter((file) => existsSync(folder[file]));
  const stamp = systemRandomness.uuid();
  const content: FolderContent = {
    format: 2,
    stamps: [stamp],
    files,
    ledgers: recorded,
    ...(ledgers.main !== undefined && { keysAcceptedAfter: await ledgers.main.head() }),
    accepted: [...(before?.accepted ?? []), ...accepted],
    ...(before?.documents === true && { documents: true }),
    ...(before?.backups !== undefined && { backups: before.backups }),
  };
  stampFiles(folder, files, stamp);
  stampViews(folder, stamp);
  const record = FolderRecord.found(folder.record, master.record, content);
  finishFounding(folder);
  return record;
}

async function recordedLedger(
  kind: LedgerKind,
  store: EventStore,
  {
    settings,
    master,
    before,
  }: {
    readonly settings: StoreSettings;
    readonly master: MasterSecrets;
    readonly before: RecordedLedger | undefined;
  },
): Promise<RecordedLedger> {
  const inside = (await lastSeal(store))?.seal;
  const wrong = inside && sealFault(inside, trustingSeals(master.sealKeys), kind);
  if (wrong !== undefined) throw new Refused('not_sound', `${wrong}: run caseledger ledger verify`);
  const head = await store.head();
  const isOld = inside === undefined || isFirstSeal(inside);
  // An older copy of a ledger ends where it ends; how far events lacked a mac was known before.
  const macsAfter = isOld ? (before?.macsAfter ?? head) : undefined;
  return {
    place: settings.eventStore.kind,
    ledgerId: store.ledgerId,
    ...(inside !== undefined && { seal: recordOf(inside) }),
    ...(macsAfter !== undefined && { macsAfter }),
  };
}

function readIfSound(folder: DataFolder, master: MasterSecrets): FolderContent | undefined {
  try {
    return FolderRecord.read(folder.record, master.record)?.content;
  } catch (error) {
    if (error instanceof DataFolderRefused) return undefined;
    throw error;
  }
}
