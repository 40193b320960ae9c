import { type KeyObject, verify } from 'node:crypto';
import type { StoredEvent } from '#event-store';
import { canonicalJson, catalogue, type EventsOf, event, type Instant } from '#kernel';
import { type Checkpoint, isSignedCheckpoint, readCheckpoint, type TrustedKeys } from './checkpoint.js';

/** Where the last sealed event stands: finds the place to go on from. */
interface LastSealed {
  readonly stream: string;
  readonly revision: number;
}

/** The signed statement that the ledger held exactly these events, in this order. */
export interface Seal {
  /** From 1, without gaps. */
  readonly number: number;
  readonly at: Instant;
  /** C2SP tlog-checkpoint over all events so far, signed: anybody's tools read it. */
  readonly checkpoint: string;
  /** Edge of the Merkle tree (see `MerkleTree`): a sealer goes on from it without reading what is sealed. */
  readonly edge: readonly string[];
  /** Ordinal, from 0, of the first event that must carry a `mac`. */
  readonly macFrom: number;
  readonly last: LastSealed;
}

/** A seal of the first version, over what came since the seal before it. Verified for ever, made no more. */
export interface FirstSeal {
  readonly number: number;
  /** First and last event of the seal, counted from 0 in ledger order. */
  readonly firstOrdinal: number;
  readonly lastOrdinal: number;
  readonly last: LastSealed;
  readonly previousRoot: string;
  /** Merkle root of the events' hashes. */
  readonly root: string;
  readonly at: Instant;
  readonly keyId: string;
  /** Ed25519 over the canonical JSON of everything above, base64. */
  readonly signature: string;
}

export type AnySeal = Seal | FirstSeal;

/**
 * The ledger goes on under a new id, after a restore, a copy, or because somebody said so: positions, tokens, cursors and
 * checkpoints from before mean nothing in it.
 */
export interface LedgerIdRenewed {
  readonly cause: 'restore' | 'copy' | 'renew-id';
  /** In the words of whoever did it; of a copy: that it is one. */
  readonly reason: string;
  readonly at: Instant;
  readonly formerId: string;
  readonly ledgerId: string;
  /**
   * The furthest seal of the ledger before it that anybody knew of, in the ledger, outside it or recorded, as that seal
   * states it. Where it covers more than `own.size`, the events from there on were lost. Undefined: none was known.
   */
  readonly lastKnown?:
    | {
        readonly number: number;
        readonly size: number;
        readonly root: string;
        readonly at?: Instant;
        /** The signed note, where it was at hand. */
        readonly checkpoint?: string;
      }
    | undefined;
  /** What it goes on from: every event before this one, their Merkle root (RFC 6962), and when the last was recorded. */
  readonly own: { readonly size: number; readonly root: string; readonly until?: Instant | undefined };
}

/** A seal behind which another key signs: the last one of the key that signed it. */
export interface SealKeyChanged extends Seal {
  /** As tools of transparency logs take it. */
  readonly newKey: string;
  /** A note, signed with the key of this seal: origin, size, new key. */
  readonly change: string;
  readonly reason: string;
}

export const sealStream = 'ledger-seals';

export const ledgerEvents = catalogue('ledger', {
  LedgerSealed: event<AnySeal>('Everything up to an event was sealed with a signature.', {
    version: 2,
    upcasts: [(first: FirstSeal): AnySeal => first],
  }),
  SealKeyChanged: event<SealKeyChanged>(
    'Everything up to an event was sealed; from there on another key signs.',
  ),
  LedgerIdRenewed: event<LedgerIdRenewed>('The ledger goes on under a new id, from what it held then.'),
});
export type LedgerEvent = EventsOf<typeof ledgerEvents>;

/** No time is as late: what is no seal is older than nothing. */
const never: Instant = '9999-12-31T23:59:59.999Z';

/** The seal that an event of `sealStream` is; one that nobody signed where it is none. */
export function sealIn({ data }: Pick<StoredEvent, 'data'>): AnySeal {
  const found = parsed(data) as Partial<Seal & FirstSeal> | undefined;
  const isSeal = typeof found?.number === 'number' && typeof found.last?.stream === 'string';
  if (isSeal && typeof found.signature === 'string') return found as FirstSeal;
  if (isSeal && typeof found.checkpoint === 'string' && Array.isArray(found.edge)) return found as Seal;
  return {
    number: 0,
    at: never,
    checkpoint: '',
    edge: [],
    macFrom: 0,
    last: { stream: '', revision: 0 },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const isFirstSeal = (seal: AnySeal | KeptSeal): seal is FirstSeal => 'signature' in seal;

/** A seal as it is kept outside the ledger, a JSON line each. */
export type KeptSeal = FirstSeal | Pick<Seal, 'number' | 'at' | 'checkpoint'>;

export function keptSeal(seal: AnySeal | KeptSeal): KeptSeal {
  if (isFirstSeal(seal)) return seal;
  const { number, at, checkpoint } = seal;
  return { number, at, checkpoint };
}

/** How many events a seal covers, and their root (of a first seal: the root of its own ones). */
export function coverOf(seal: AnySeal | KeptSeal): Pick<Checkpoint, 'size' | 'root'> | undefined {
  if (isFirstSeal(seal)) return { size: seal.lastOrdinal + 1, root: seal.root };
  return readCheckpoint(seal.checkpoint);
}

/** Both state the same, in the ledger or outside it. */
export const isSameSeal = (a: AnySeal | KeptSeal, b: AnySeal | KeptSeal): boolean =>
  canonicalJson(keptSeal(a)) === canonicalJson(keptSeal(b));

/** Why a seal counts nothing by itself, whatever the events are; undefined when one of the keys signed it. */
export function signatureFault(seal: AnySeal | KeptSeal, keys: TrustedKeys): string | undefined {
  const unknown = (id: string) =>
    `seal ${seal.number} is signed with the unknown key ${id}: check first that the master key, or the key that was given, is this installation's own`;
  if (!isFirstSeal(seal)) {
    if (isSignedCheckpoint(seal.checkpoint, keys.values())) return undefined;
    return readCheckpoint(seal.checkpoint) === undefined
      ? `seal ${seal.number} holds no checkpoint`
      : `seal ${seal.number} is not signed with ${namesOf(keys)}: check first that the master key, or the key that was given, is this installation's own`;
  }
  const key = keys.get(seal.keyId);
  if (key === undefined) return unknown(seal.keyId);
  return firstSignatureHolds(seal, key) ? undefined : `the signature of seal ${seal.number} is wrong`;
}

/** Of many that come from one master key the first one says enough. */
export function namesOf(keys: TrustedKeys): string {
  const ids = [...keys.keys()];
  return ids.length <= 4 ? ids.join(' or ') : `${ids[0]} or one that follows it`;
}

function firstSignatureHolds({ signature, ...seal }: FirstSeal, publicKey: KeyObject): boolean {
  return verify(null, Buffer.from(canonicalJson(seal)), publicKey, Buffer.from(signature, 'base64'));
}
