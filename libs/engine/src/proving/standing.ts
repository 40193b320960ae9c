import { type EventStore, type StoredEvent, StreamNotFound } from '#event-store';
import type { Chain } from './chain.js';
import type { LedgerKind, TrustedKeys } from './checkpoint.js';
import { readCheckpoint } from './checkpoint.js';
import { MerkleTree } from './merkle-tree.js';
import type { OutsideSeals } from './outside-seals.js';
import {
  type AnySeal,
  coverOf,
  isFirstSeal,
  isSameSeal,
  type KeptSeal,
  sealIn,
  sealStream,
  signatureFault,
} from './seals.js';

/** What is remembered of the last seal, apart from the ledger and from the seals outside it. */
export interface RecordedSeal {
  readonly number: number;
  /** Events that it covers. */
  readonly size: number;
  readonly root: string;
}

/** Remembers, authenticated under the master key, how far a ledger was sealed. */
export interface SealRecord {
  /** Undefined before the first seal. @throws when it is gone or was altered, with what to do */
  last(): RecordedSeal | undefined;
  /** On disk when it returns. */
  keep(seal: RecordedSeal): void;
  /** Events up to this position may lack a `mac`: they were there before there were any. Undefined: none may. */
  readonly macsAfter: string | undefined;
}

export interface StandingPorts {
  readonly store: EventStore;
  readonly outside: Pick<OutsideSeals, 'place' | 'last'>;
  /** Undefined where nobody has the master key. */
  readonly record: Pick<SealRecord, 'last'> | undefined;
  readonly keys: TrustedKeys;
  readonly kind: LedgerKind;
  /** With the master key: the last seal is looked at as the event that it is, too. */
  readonly chain?: Chain;
  /** Several processes take turns at sealing, each with seals of its own outside, which catch up. */
  readonly othersSeal?: boolean;
}

export interface FoundSeal {
  readonly seal: AnySeal;
  readonly event: StoredEvent;
}

/** How the last seals in the ledger, outside it and in the record stand to each other. */
export interface Standing {
  /** The ledger's own last seal. */
  readonly inside: FoundSeal | undefined;
  readonly outside: KeptSeal | undefined;
  /** Undefined when record ≤ outside ≤ ledger. */
  readonly fault: StandingFault | undefined;
}

/** What contradicts what. */
export interface StandingFault {
  /** Which of the three is what is lost or old. */
  readonly at: 'ledger' | 'outside' | 'record';
  readonly what: string;
}

/** Looks at the ends only: cheap at any size. `ledger verify` looks at everything. @throws SealsDamaged, Unavailable */
export async function standingOf(ports: StandingPorts): Promise<Standing> {
  const { store, outside: kept, record } = ports;
  const recorded = record?.last();
  const outside = kept.last();
  // Last: a seal stands in the ledger first.
  const inside = await lastSeal(store);
  return { inside, outside, fault: await faultOf(ports, { inside, outside, recorded }) };
}

async function faultOf(
  { store, outside: { place }, record, keys, kind, chain, othersSeal }: StandingPorts,
  {
    inside,
    outside,
    recorded,
  }: {
    readonly inside: FoundSeal | undefined;
    readonly outside: KeptSeal | undefined;
    readonly recorded: RecordedSeal | undefined;
  },
): Promise<StandingFault | undefined> {
  const fault = (at: StandingFault['at'], what: string): StandingFault => ({ at, what });
  const insideNumber = inside?.seal.number ?? 0;
  const outsideNumber = outside?.number ?? 0;
  const recordedNumber = recorded?.number ?? 0;
  const lost = 'the file was lost, cut off or put back from an older copy';
  if (recorded !== undefined && outsideNumber < recordedNumber)
    return fault(
      'outside',
      `the seals kept outside the ledger (${place}) end at ${outsideNumber}, although seal ${recordedNumber} was kept there: ${lost}`,
    );
  if (record !== undefined && outsideNumber - recordedNumber > 1 && !othersSeal)
    return fault(
      'record',
      `seal ${outsideNumber} is kept outside the ledger (${place}), but the record says ${recordedNumber}: the record is an older copy`,
    );
  if (insideNumber < outsideNumber)
    return fault(
      'ledger',
      `the ledger's own seals end at ${insideNumber}, although seal ${outsideNumber} is kept outside it (${place}): the ledger was cut off, or put back from an older copy`,
    );
  if (inside === undefined) return undefined;
  const wrong = sealFault(inside.seal, keys, kind);
  if (wrong !== undefined) return fault('ledger', wrong);
  if (chain !== undefined && !isFirstSeal(inside.seal) && !chain.isAuthentic(inside.event))
    return fault('ledger', `seal ${insideNumber} was altered by somebody who has no key`);
  if (outside !== undefined && !isSameSeal(outside, await numbered(store, outside.number, inside)))
    return fault(
      'ledger',
      `seal ${outsideNumber} in the ledger is not the one that is kept outside it (${place}): one of them was replaced`,
    );
  if (recorded !== undefined && !isRecorded(await numbered(store, recordedNumber, inside), recorded))
    return fault(
      'ledger',
      `seal ${recordedNumber} in the ledger is not the one that was recorded: the ledger was replaced`,
    );
  if (insideNumber - outsideNumber > 1 && !othersSeal)
    return fault(
      'outside',
      `the seals kept outside the ledger (${place}) end at ${outsideNumber}, the ledger's own at ${insideNumber}: ${lost}`,
    );
  return undefined;
}

/** Why a seal of this ledger counts nothing; undefined when it holds together and is signed. */
export function sealFault(seal: AnySeal, keys: TrustedKeys, kind: LedgerKind): string | undefined {
  const wrong = signatureFault(seal, keys);
  if (wrong !== undefined || isFirstSeal(seal)) return wrong;
  const stated = readCheckpoint(seal.checkpoint);
  if (stated?.origin.kind !== kind)
    return `seal ${seal.number} is one of another ledger (${stated?.origin.kind}), put in here`;
  if (edgeOf(seal)?.root() !== stated.root)
    return `the edge of seal ${seal.number} does not lead to its root`;
  return undefined;
}

/** The tree of everything that a seal covers; undefined where its edge is none. */
export function edgeOf(
  { checkpoint, edge }: Extract<AnySeal, { readonly checkpoint: string }>,
  grown?: ConstructorParameters<typeof MerkleTree>[0],
): MerkleTree | undefined {
  try {
    return MerkleTree.from(readCheckpoint(checkpoint)?.size ?? 0, edge, grown);
  } catch {
    return undefined;
  }
}

export function isRecorded(seal: AnySeal, recorded: RecordedSeal): boolean {
  const cover = coverOf(seal);
  return seal.number === recorded.number && cover?.size === recorded.size && cover.root === recorded.root;
}

/** What the record keeps of a seal. */
export function recordOf(seal: AnySeal | KeptSeal): RecordedSeal {
  const { size = 0, root = '' } = coverOf(seal) ?? {};
  return { number: seal.number, size, root };
}

/** Seals stand in their stream one after the other, from number 1 on. */
async function numbered(store: EventStore, number: number, last: FoundSeal): Promise<AnySeal> {
  if (number === last.seal.number) return last.seal;
  const [event] = await store.readStream(sealStream, { from: BigInt(number - 1), max: 1 });
  return event === undefined ? last.seal : sealIn(event);
}

/** The last event under a seal; undefined when it is gone. */
export async function lastEventUnder(
  store: Pick<EventStore, 'readStream'>,
  { last }: Pick<AnySeal, 'last'>,
): Promise<StoredEvent | undefined> {
  try {
    const [event] = await store.readStream(last.stream, { from: BigInt(last.revision), max: 1 });
    return event;
  } catch (error) {
    if (error instanceof StreamNotFound) return undefined;
    throw error;
  }
}

/** The ledger's own last seal. */
export async function lastSeal(store: Pick<EventStore, 'readStream'>): Promise<FoundSeal | undefined> {
  try {
    const [event] = await store.readStream(sealStream, { direction: 'backwards', max: 1 });
    return event && { event, seal: sealIn(event) };
  } catch (error) {
    if (error instanceof StreamNotFound) return undefined;
    throw error;
  }
}
