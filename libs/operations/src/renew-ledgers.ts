import { existsSync, renameSync } from 'node:fs';
import { type DataFolder, openLedger, renewedName, renewLedgerId, type StoreSettings } from '#composition';
import {
  type AnySeal,
  appendRenewal,
  Chain,
  isSameSeal,
  type KeptSeal,
  knownSeal,
  type LedgerIdRenewed,
  type LedgerRenewal,
  lastSeal,
  type ProcessCheckpoints,
  type RecordedSeal,
  SealFile,
  SealsDamaged,
  sealIn,
  sealStream,
  signatureFault,
  trustingSeals,
} from '#engine';
import type { EventStore } from '#event-store';
import type { Actor, Clock, Randomness } from '#kernel';
import type { MasterSecrets } from '#privacy';
import type { ProcessMoved } from './copy-processes.js';
import { copySeals } from './copy-seals.js';
import { moveCheckpoints } from './moved-checkpoints.js';
import type { LedgerName } from './verifying/verify-ledger.js';

export interface RenewedLedger {
  readonly ledger: LedgerName;
  readonly id: string;
  /** What the ledger itself says of it from now on. */
  readonly renewal: LedgerRenewal;
  /** Where the seals went that this folder kept of a longer ledger; undefined where they went no further. */
  readonly sealsMovedTo: string | undefined;
}

export interface RenewingPorts {
  readonly folder: DataFolder;
  readonly settings: StoreSettings;
  readonly master: MasterSecrets;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

export interface RenewingGiven {
  readonly cause: 'restore' | 'renew-id';
  readonly reason: string;
  readonly by: Actor;
  readonly ledgers: readonly LedgerName[];
  /** The furthest seals that are recorded, or known from elsewhere. */
  readonly recorded: Readonly<Partial<Record<LedgerName, LastKnown>>>;
  /** Undefined: no process has a place here. */
  readonly checkpoints: ProcessCheckpoints | undefined;
}

type LastKnown = NonNullable<LedgerIdRenewed['lastKnown']> | RecordedSeal;

export interface RenewedLedgers {
  readonly ledgers: readonly RenewedLedger[];
  readonly processes: readonly ProcessMoved[];
}

/**
 * Gives ledgers new ids and says so in them, with what is known to be lost. Seals outside that go further than a ledger
 * are set aside, and its own are written in their place; places of processes go along. Nobody else uses any of it.
 * @throws Refused for a seal that this master key did not sign, StoreRefused, Unavailable
 */
export async function renewLedgers(ports: RenewingPorts, given: RenewingGiven): Promise<RenewedLedgers> {
  const renewed: RenewedLedger[] = [];
  let processes: readonly ProcessMoved[] = [];
  for (const ledger of given.ledgers) {
    const formerId = await withOwned(ledger, ports, async (store) => store.ledgerId);
    const id = await renewLedgerId(ledger === 'main' ? 'events' : 'looks', ports);
    await withOwned(ledger, ports, async (store) => {
      renewed.push(await renewOne(store, { ledger, formerId, id }, ports, given));
      if (ledger === 'main' && given.checkpoints !== undefined)
        processes = await moveCheckpoints(given.checkpoints, store, formerId);
    });
  }
  return { ledgers: renewed, processes };
}

async function renewOne(
  store: EventStore,
  { ledger, formerId, id }: { readonly ledger: LedgerName; readonly formerId: string; readonly id: string },
  { folder, master, clock, randomness }: RenewingPorts,
  { cause, reason, by, recorded }: RenewingGiven,
): Promise<RenewedLedger> {
  const file = ledger === 'main' ? folder.seals : folder.looksSeals;
  const inside = (await lastSeal(store))?.seal;
  const outside = lastOutside(file, master);
  const kept = outside === 'unusable' ? undefined : outside;
  const lastKnown = furthest(inside && knownSeal(inside), kept && knownSeal(kept), recorded[ledger]);
  const renewal = await appendRenewal(
    {
      store,
      kind: ledger,
      keys: trustingSeals(master.sealKeys),
      chain: new Chain(master.macs[ledger]),
      clock,
      randomness,
      storedName: renewedName,
    },
    { cause, reason, formerId, by, ...(lastKnown !== undefined && { lastKnown }) },
  );
  const goesOn = outside === undefined || (kept !== undefined && (await holds(store, kept, inside)));
  const goesFurther = kept !== undefined && kept.number > (inside?.number ?? 0);
  // What cannot be believed is kept, too, but nobody goes by it.
  const sealsMovedTo = goesOn ? undefined : setAside(file, goesFurther ? id : `${id}.unusable`);
  await copySeals(store, file);
  return { ledger, id, renewal, sealsMovedTo };
}

/** `unusable`: the file cannot be read, or ends with a seal that this key did not sign. */
function lastOutside(file: string, master: MasterSecrets): KeptSeal | 'unusable' | undefined {
  try {
    const last = new SealFile(file).last();
    if (last === undefined) return undefined;
    return signatureFault(last, trustingSeals(master.sealKeys)) === undefined ? last : 'unusable';
  } catch (error) {
    if (error instanceof SealsDamaged) return 'unusable';
    throw error;
  }
}

function furthest(...known: readonly (LastKnown | undefined)[]): LastKnown | undefined {
  return known.reduce((a, b) => (b !== undefined && b.size > (a?.size ?? -1) ? b : a), undefined);
}

/** Whether the ledger holds this seal of its own. */
async function holds(store: EventStore, kept: KeptSeal, last: AnySeal | undefined): Promise<boolean> {
  if (last === undefined || kept.number > last.number) return false;
  const [event] = await store.readStream(sealStream, { from: BigInt(kept.number - 1), max: 1 });
  return event !== undefined && isSameSeal(sealIn(event), kept);
}

/** Opens a ledger to be written, for one work. */
async function withOwned<T>(
  ledger: LedgerName,
  ports: RenewingPorts,
  work: (store: EventStore) => Promise<T>,
): Promise<T> {
  const store = await openLedger(ledger === 'main' ? 'events' : 'looks', {
    ...ports,
    mode: 'owner',
    thread: false,
    closing: () => undefined,
  });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** @returns where it went; undefined when there was nothing */
export function setAside(file: string, mark: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const moved = `${file}.before-${mark}`;
  renameSync(file, moved);
  return moved;
}
