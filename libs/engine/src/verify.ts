import type { KeyObject } from 'node:crypto';
import type { EventStore, StoredEvent } from '#event-store';
import { type ChainFault, chainFault, genesis, storedHash } from './chain.js';
import { MerkleTree, type Seal, sealStream, signatureHolds } from './seals.js';

/** The first thing that is wrong. `ordinal` counts events from 0 in ledger order. */
export interface LedgerFault {
  readonly what: ChainFault | string;
  readonly ordinal?: number;
  readonly stream?: string;
  readonly revision?: string;
  readonly eventId?: string;
  readonly seal?: number;
}

export interface Verification {
  readonly events: number;
  readonly streams: number;
  readonly seals: number;
  /** Events after the last seal: chained, but not yet sealed. */
  readonly unsealed: number;
  readonly fault?: LedgerFault;
}

/**
 * Checks every stream's chain, every seal's order, root and signature, and the seals kept outside.
 * Yields progress (events read so far) and returns the verdict with the first fault.
 */
export async function* verifyLedger(
  store: EventStore,
  outside: readonly Seal[],
  publicKeys: ReadonlyMap<string, KeyObject>,
): AsyncGenerator<{ readonly done: number; readonly total: number }, Verification> {
  const check = new LedgerCheck(outside, publicKeys);
  const total = await store.countAfter(undefined);
  for await (const page of store.readAll()) {
    for (const event of page) if (!check.take(event)) return check.verdict();
    yield { done: check.events, total };
  }
  check.finish();
  return check.verdict();
}

class LedgerCheck {
  events = 0;
  private readonly heads = new Map<string, { revision: bigint; hash: string }>();
  private readonly waiting: { readonly hash: string; readonly event: Omit<LedgerFault, 'what'> }[] = [];
  private last: Seal | undefined;
  private sealed = 0;
  private fault: LedgerFault | undefined;
  private readonly outside: ReadonlyMap<number, Seal>;
  private readonly lastOutside: Seal | undefined;

  constructor(
    outside: readonly Seal[],
    private readonly publicKeys: ReadonlyMap<string, KeyObject>,
  ) {
    this.outside = new Map(outside.map((seal) => [seal.number, seal]));
    this.lastOutside = outside.at(-1);
  }

  take(event: StoredEvent): boolean {
    const at = {
      ordinal: this.events++,
      stream: event.stream,
      revision: String(event.revision),
      eventId: event.id,
    };
    const wrong = chainFault(event, this.heads.get(event.stream));
    if (wrong !== undefined) {
      this.fault = { what: wrong, ...at };
      return false;
    }
    const hash = storedHash(event);
    this.heads.set(event.stream, { revision: event.revision, hash });
    if (event.stream === sealStream && !this.takeSeal(JSON.parse(event.data) as Seal, at)) return false;
    this.waiting.push({ hash, event: at });
    return true;
  }

  private takeSeal(seal: Seal, at: Omit<LedgerFault, 'what'>): boolean {
    const count = seal.lastOrdinal - seal.firstOrdinal + 1;
    const wrong = this.sealFault(seal, count);
    if (wrong !== undefined) {
      const first = this.waiting[0]?.event ?? at;
      this.fault = { what: wrong, ...first, seal: seal.number };
      return false;
    }
    this.waiting.splice(0, count);
    this.last = seal;
    this.sealed = seal.lastOrdinal + 1;
    return true;
  }

  private sealFault(seal: Seal, count: number): string | undefined {
    const key = this.publicKeys.get(seal.keyId);
    if (key === undefined)
      return `seal ${seal.number} is signed with the unknown key ${seal.keyId}: check first that the master key is this installation's own`;
    if (!signatureHolds(seal, key)) return `the signature of seal ${seal.number} is wrong`;
    if (seal.number !== (this.last?.number ?? 0) + 1) return `seal ${seal.number} is out of order`;
    if (seal.previousRoot !== (this.last?.root ?? genesis))
      return `seal ${seal.number} does not follow the one before it`;
    if (seal.firstOrdinal !== this.sealed || count > this.waiting.length)
      return `events are missing or were added among those of seal ${seal.number}`;
    const tree = new MerkleTree();
    for (const { hash } of this.waiting.slice(0, count)) tree.add(hash);
    if (tree.root() !== seal.root)
      return `an event of seal ${seal.number} (ordinals ${seal.firstOrdinal} to ${seal.lastOrdinal}) was removed, swapped or replaced`;
    const kept = this.outside.get(seal.number);
    if (kept !== undefined && kept.root !== seal.root)
      return `seal ${seal.number} differs from the one kept outside the ledger`;
    return undefined;
  }

  /** Whole seals may have been cut off: the ones kept outside tell. */
  finish(): void {
    const outside = this.lastOutside;
    if (outside !== undefined && outside.number > (this.last?.number ?? 0))
      this.fault = {
        what: `the ledger ends before seal ${outside.number}, which is kept outside it`,
        ordinal: this.events,
        seal: outside.number,
      };
  }

  verdict(): Verification {
    return {
      events: this.events,
      streams: this.heads.size,
      seals: this.last?.number ?? 0,
      unsealed: this.events - this.sealed,
      ...(this.fault === undefined ? {} : { fault: this.fault }),
    };
  }
}
