import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson, catalogue, type EventsOf, event, type Instant } from '#kernel';

/** The signed statement that the ledger held exactly these events, in this order. */
export interface Seal {
  /** From 1, without gaps. */
  readonly number: number;
  /** First and last event of the seal, counted from 0 in ledger order (positions change on a copy, ordinals do not). */
  readonly firstOrdinal: number;
  readonly lastOrdinal: number;
  /** Where the last sealed event stands: finds the place to go on from. */
  readonly last: { readonly stream: string; readonly revision: number };
  readonly previousRoot: string;
  /** Merkle root (RFC 6962) of the events' hashes, in ledger order. */
  readonly root: string;
  readonly at: Instant;
  readonly keyId: string;
  /** Ed25519 over the canonical JSON of everything above, base64. */
  readonly signature: string;
}

export const sealStream = 'ledger-seals';

export const ledgerEvents = catalogue('ledger', {
  LedgerSealed: event<Seal>('Everything up to an event was sealed with a signature.'),
});
export type LedgerEvent = EventsOf<typeof ledgerEvents>;

/** The key that signs seals, and its public half as it is handed to auditors. */
export interface SealKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

const sha256 = (...parts: (string | Uint8Array)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** A Merkle tree head that grows leaf by leaf and holds only one node per level. */
export class MerkleTree {
  private readonly peaks: { readonly size: number; readonly hash: Uint8Array }[] = [];
  private leaves = 0;

  get size(): number {
    return this.leaves;
  }

  add(leaf: string): void {
    this.leaves++;
    let node = { size: 1, hash: sha256(leafPrefix, leaf) as Uint8Array };
    for (let left = this.peaks.at(-1); left?.size === node.size; left = this.peaks.at(-1)) {
      this.peaks.pop();
      node = { size: left.size * 2, hash: sha256(nodePrefix, left.hash, node.hash) };
    }
    this.peaks.push(node);
  }

  /** Hex. The root of no leaves is the hash of nothing. */
  root(): string {
    const hash = this.peaks
      .map((peak) => peak.hash)
      .reduceRight<Uint8Array | undefined>(
        (right, left) => (right ? sha256(nodePrefix, left, right) : left),
        undefined,
      );
    return Buffer.from(hash ?? sha256('')).toString('hex');
  }
}

type Unsigned = Omit<Seal, 'signature'>;

export const signed = (seal: Unsigned, key: SealKey): Seal => ({
  ...seal,
  signature: sign(null, Buffer.from(canonicalJson(seal)), key.privateKey).toString('base64'),
});

export function signatureHolds({ signature, ...seal }: Seal, publicKey: KeyObject): boolean {
  return verify(null, Buffer.from(canonicalJson(seal)), publicKey, Buffer.from(signature, 'base64'));
}
