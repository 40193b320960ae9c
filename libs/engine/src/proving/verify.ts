import type { EventStore, StoredEvent } from '#event-store';
import { type Chain, type ChainFault, carriesMac, chainFault, genesis, storedHash } from './chain.js';
import { type Checkpoint, type LedgerKind, readCheckpoint, type TrustedKeys } from './checkpoint.js';
import { KeyTrail } from './key-trail.js';
import { leafHash, MerkleTree } from './merkle-tree.js';
import type { OutsideSeals, SealCursor } from './outside-seals.js';
import { type LedgerRenewal, renewalIn, renewalStream } from './renewals.js';
import {
  type AnySeal,
  type FirstSeal,
  isFirstSeal,
  isSameSeal,
  type KeptSeal,
  keptSeal,
  type Seal,
  sealIn,
  sealStream,
  signatureFault,
} from './seals.js';
import { isRecorded, lastSeal, type RecordedSeal, sealFault } from './standing.js';
import type { SealedLeaves, TileComparison } from './tiles/index.js';

/** The first thing that is wrong. Ordinals count events from 0 in ledger order. */
export interface LedgerFault {
  readonly what: ChainFault | string;
  readonly ordinal?: number;
  /** Where the event itself cannot be told: it is among those from `ordinal` to this one. */
  readonly lastOrdinal?: number;
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
  /** Whether what is not sealed, too, was found to be written by who has the master key. */
  readonly authenticated: boolean;
  /** Ids that the ledger was sealed under, the oldest first: more than one after a copy or a restore. */
  readonly ledgerIds: readonly string[];
  /** Seals from which on another key signs although no event of the key before says so: trust breaks there. */
  readonly breaks: readonly number[];
  /** Every renewal of its id, the oldest first. */
  readonly renewals: readonly LedgerRenewal[];
  readonly fault?: LedgerFault;
}

export interface CheckPorts {
  readonly keys: TrustedKeys;
  /** Undefined: any. */
  readonly kind?: LedgerKind;
  /** With the master key: every `mac` is checked. Undefined: verified without any secret. */
  readonly chain?: Chain | undefined;
  /** Tell the event itself where a seal tells a range. */
  readonly leaves?: SealedLeaves | undefined;
}

export interface VerifyPorts extends CheckPorts {
  readonly store: EventStore;
  /** Undefined: nobody says where they are. */
  readonly outside?: OutsideSeals | undefined;
  /** With the master key: how far it was sealed. */
  readonly recorded?: RecordedSeal | undefined;
  /** Hashes that are kept: compared with those of the ledger. */
  readonly tiles?: TileComparison | undefined;
  /** A checkpoint that somebody kept elsewhere: the ledger must have been there. */
  readonly checkpoint?: Checkpoint | undefined;
  /** Several processes take turns at sealing: seals outside may end earlier. */
  readonly othersSeal?: boolean;
  /** Events read at once. */
  readonly pageSize?: number;
}

/**
 * Checks every stream's chain, every seal's order, root and signature, and every seal kept outside.
 * Yields progress (events read so far) and returns the verdict with the first fault.
 */
export async function* verifyLedger({
  store,
  outside,
  recorded,
  othersSeal = false,
  pageSize,
  tiles,
  ...ports
}: VerifyPorts): AsyncGenerator<{ readonly done: number; readonly total: number }, Verification> {
  const check = new LedgerCheck({
    ...ports,
    outside: outside?.cursor(),
    recorded,
    ...(tiles && { grown: (level, hash) => tiles.add(level, hash) }),
  });
  const total = await store.countAfter(undefined);
  for await (const page of store.readAll(pageSize === undefined ? {} : { pageSize })) {
    for (const event of page) if (!check.take(event)) return check.verdict();
    yield { done: check.events, total };
  }
  const newest = (await lastSeal(store))?.seal.number ?? 0;
  check.finish({ place: outside?.place ?? '', mayLag: othersSeal, newest });
  const verdict = check.verdict();
  const wrong = verdict.fault === undefined ? tiles?.fault() : undefined;
  return wrong === undefined ? verdict : { ...verdict, fault: { what: wrong } };
}

type Place = Omit<LedgerFault, 'what'>;

/** Takes the events of a ledger one by one, in ledger order. */
export class LedgerCheck {
  events = 0;
  private readonly heads = new Map<string, { revision: bigint; hash: string }>();
  /** Everything up to the last seal. */
  private readonly tree: MerkleTree;
  /** Hashes and places of the events behind it. */
  private waiting: { readonly hash: string; readonly place: Place }[] = [];
  private last: AnySeal | undefined;
  private notYetOutside: { readonly seal: KeptSeal; readonly place: Place }[] = [];
  private outsideNumber = 0;
  private macFrom: number | undefined;
  private lastWithoutMac: Place | undefined;
  private readonly ledgerIds: string[] = [];
  private readonly renewals: LedgerRenewal[] = [];
  private readonly trail: KeyTrail;
  private metCheckpoint = false;
  private fault: LedgerFault | undefined;

  constructor(
    private readonly ports: CheckPorts & {
      readonly outside?: SealCursor | undefined;
      readonly recorded?: RecordedSeal | undefined;
      readonly checkpoint?: Checkpoint | undefined;
      /** Told as the tree of what is sealed grows: see `MerkleTree`. */
      readonly grown?: ((tileLevel: number, hash: string) => void) | undefined;
    },
  ) {
    this.tree = new MerkleTree(ports.grown);
    this.trail = new KeyTrail(ports.keys);
  }

  /** False as soon as something is wrong. */
  take(event: StoredEvent): boolean {
    const place = {
      ordinal: this.events++,
      stream: event.stream,
      revision: String(event.revision),
      eventId: event.id,
    };
    const head = this.heads.get(event.stream);
    const wrong =
      this.ports.chain === undefined ? chainFault(event, head) : this.ports.chain.fault(event, head);
    if (wrong !== undefined) return this.found(wrong, place);
    if (!carriesMac(event)) {
      if (this.macFrom !== undefined) return this.found(lacksMac, place);
      this.lastWithoutMac = place;
    }
    const hash = storedHash(event);
    this.heads.set(event.stream, { revision: event.revision, hash });
    this.waiting.push({ hash, place });
    if (event.stream === sealStream && !this.takeSeal(sealIn(event), place)) return false;
    return event.stream !== renewalStream || this.takeRenewal(event, place);
  }

  /** The tree of everything that was taken. */
  wholeTree(): MerkleTree {
    const tree = MerkleTree.from(this.tree.size, this.tree.edge);
    for (const { hash } of this.waiting) tree.add(hash);
    return tree;
  }

  /**
   * Seals kept outside, or recorded, that go further than the ledger, or end too early. `newest`: the number of the
   * ledger's last seal by now, for a server that runs seals on.
   */
  finish({
    place,
    mayLag,
    newest,
  }: {
    readonly place: string;
    readonly mayLag: boolean;
    readonly newest: number;
  }): void {
    const { recorded, outside } = this.ports;
    if (!this.takeOutside() || !this.reachesCheckpoint()) return;
    if (this.notYetOutside.length === 0 && !this.takeLater(outside)) return;
    const needed = recorded?.number ?? 0;
    if (this.outsideNumber > newest)
      this.ends(`seal ${this.outsideNumber}, which is kept outside it (${place})`, this.outsideNumber);
    else if (needed > newest) this.ends(`seal ${needed}, which was recorded`, needed);
    else if (
      outside !== undefined &&
      (needed > this.outsideNumber || (this.notYetOutside.length > 1 && !mayLag))
    )
      this.found(
        `the seals kept outside the ledger (${place}) end at ${this.outsideNumber}, the ledger's own at ${newest}: the file was lost, cut off or put back from an older copy; put it back from its backup`,
        { seal: this.outsideNumber },
      );
  }

  /** Seals outside that were made since this read the ledger's end. */
  private takeLater(outside: SealCursor | undefined): boolean {
    for (let kept = outside?.next(); kept !== undefined; kept = outside?.next()) {
      const wrong = signatureFault(kept, this.trail.keys) ?? this.outOfOrder(kept, this.outsideNumber + 1);
      if (wrong !== undefined)
        return this.found(`among the seals kept outside the ledger: ${wrong}`, { seal: kept.number });
      this.outsideNumber = kept.number;
    }
    return true;
  }

  private outOfOrder(kept: KeptSeal, wanted: number): string | undefined {
    if (kept.number === wanted) return undefined;
    return `${kept.number} stands where ${wanted} belongs: some were removed, repeated or put back`;
  }

  verdict(): Verification {
    return {
      events: this.events,
      streams: this.heads.size,
      seals: this.last?.number ?? 0,
      unsealed: this.events - this.tree.size,
      authenticated: this.ports.chain !== undefined,
      ledgerIds: this.ledgerIds,
      breaks: this.trail.breaks,
      renewals: this.renewals,
      ...(this.fault === undefined ? {} : { fault: this.fault }),
    };
  }

  private ends(before: string, seal?: number): void {
    this.found(`the ledger ends before ${before}: it was cut off, or put back from an older copy`, {
      ordinal: this.events,
      ...(seal !== undefined && { seal }),
    });
  }

  private takeSeal(seal: AnySeal, place: Place): boolean {
    const wrong =
      this.trail.take(seal) ??
      (this.ports.kind === undefined ? undefined : sealFault(seal, this.trail.keys, this.ports.kind));
    if (wrong !== undefined) return this.found(wrong, { ...place, seal: seal.number });
    if (seal.number !== (this.last?.number ?? 0) + 1)
      return this.found(`seal ${seal.number} is out of order`, { ...place, seal: seal.number });
    const covered = isFirstSeal(seal) ? this.takeFirst(seal, place) : this.takeWhole(seal, place);
    if (!covered || !this.takeRecorded(seal, place)) return false;
    this.last = seal;
    if (this.ports.outside === undefined) return true;
    this.notYetOutside.push({ seal: keptSeal(seal), place: { ...place, seal: seal.number } });
    return this.takeOutside();
  }

  /** A seal over everything so far. */
  private takeWhole(seal: Seal, place: Place): boolean {
    const { size, root, origin } = readCheckpoint(seal.checkpoint)!;
    const from = this.tree.size;
    if (size <= from || size >= from + this.waiting.length) return this.missing(seal, place);
    const covered = this.cover(size);
    if (this.tree.root() !== root) {
      this.waiting.unshift(...covered);
      const range = this.tree.differsFrom(seal.edge);
      const first = Math.max(from, range.from);
      return this.found(replaced(seal.number, first, range.below - 1), {
        ...covered[first - from]!.place,
        ...(range.below - 1 > first && { lastOrdinal: range.below - 1 }),
        seal: seal.number,
      });
    }
    const end = covered.at(-1)!.place;
    if (end.stream !== seal.last.stream || end.revision !== String(seal.last.revision))
      return this.found(`seal ${seal.number} names another last event`, { ...place, seal: seal.number });
    if (this.ledgerIds.at(-1) !== origin.ledgerId) this.ledgerIds.push(origin.ledgerId);
    return (
      this.takeCheckpoint({ size, root }, { ...place, seal: seal.number }) && this.takeMacFrom(seal, place)
    );
  }

  /** What somebody kept elsewhere of this ledger is one of its seals. */
  private takeCheckpoint({ size, root }: Pick<Checkpoint, 'size' | 'root'>, place: Place): boolean {
    const kept = this.ports.checkpoint;
    if (kept === undefined || this.metCheckpoint || size < kept.size) return true;
    this.metCheckpoint = true;
    if (size === kept.size && root === kept.root) return true;
    return this.found(
      size === kept.size
        ? `the checkpoint that was kept elsewhere states another root over its ${size} events: the ledger was replaced, or the checkpoint is one of another`
        : `no seal covers the ${kept.size} events of the checkpoint that was kept elsewhere: the ledger was replaced, or the checkpoint is one of another`,
      place,
    );
  }

  private reachesCheckpoint(): boolean {
    const { checkpoint } = this.ports;
    if (checkpoint === undefined || this.metCheckpoint) return true;
    this.ends(`the ${checkpoint.size} events of the checkpoint that was kept elsewhere`);
    return false;
  }

  /** A renewal says what the ledger held: exactly what stands before it, where others could not append meanwhile. */
  private takeRenewal(event: StoredEvent, place: Place): boolean {
    const renewal = renewalIn(event);
    const { size = Number.NaN, root } = renewal.own ?? {};
    const count = size - this.tree.size;
    const tree = MerkleTree.from(this.tree.size, this.tree.edge);
    for (const { hash } of this.waiting.slice(0, Math.max(0, count))) tree.add(hash);
    if (!(size <= place.ordinal!) || (count >= 0 && tree.root() !== root))
      return this.found(
        `the ledger was renewed (${renewal.ledgerId}) over other events than stand here`,
        place,
      );
    this.renewals.push(renewal);
    return true;
  }

  private takeMacFrom({ macFrom, number }: Seal, place: Place): boolean {
    if (this.macFrom !== undefined && this.macFrom !== macFrom)
      return this.found(`seal ${number} changes from where on events carry a mac`, {
        ...place,
        seal: number,
      });
    this.macFrom = macFrom;
    const without = this.lastWithoutMac;
    return without === undefined || without.ordinal! < macFrom || this.found(lacksMac, without);
  }

  /** A seal of the first version, over what came since the one before it. */
  private takeFirst(seal: FirstSeal, place: Place): boolean {
    const before = this.last;
    if (before !== undefined && !isFirstSeal(before))
      return this.found(`seal ${seal.number} is of a version that was given up before it`, {
        ...place,
        seal: seal.number,
      });
    if (seal.previousRoot !== (before?.root ?? genesis))
      return this.found(`seal ${seal.number} does not follow the one before it`, {
        ...place,
        seal: seal.number,
      });
    const count = seal.lastOrdinal - seal.firstOrdinal + 1;
    if (seal.firstOrdinal !== this.tree.size || count < 1 || count >= this.waiting.length)
      return this.missing(seal, place);
    const covered = this.cover(seal.lastOrdinal + 1);
    const own = new MerkleTree();
    for (const { hash } of covered) own.add(hash);
    if (own.root() === seal.root) return true;
    this.waiting.unshift(...covered);
    return this.found(replaced(seal.number, seal.firstOrdinal, seal.lastOrdinal), {
      ...covered[0]!.place,
      ...(count > 1 && { lastOrdinal: seal.lastOrdinal }),
      seal: seal.number,
    });
  }

  /** Moves events into the tree, up to so many in all. */
  private cover(size: number) {
    const covered = this.waiting.slice(0, size - this.tree.size);
    this.waiting = this.waiting.slice(covered.length);
    for (const { hash } of covered) this.tree.add(hash);
    return covered;
  }

  private takeRecorded(seal: AnySeal, place: Place): boolean {
    const { recorded } = this.ports;
    if (recorded?.number !== seal.number || isRecorded(seal, recorded)) return true;
    return this.found(`seal ${seal.number} is not the one that was recorded: the ledger was replaced`, {
      ...place,
      seal: seal.number,
    });
  }

  /** A seal stands in the ledger first, so none may be outside that is not here; a moment later it is there, too. */
  private takeOutside(): boolean {
    const { outside } = this.ports;
    for (const own of [...this.notYetOutside]) {
      const kept = outside?.next();
      if (kept === undefined) return true;
      const wrong = signatureFault(kept, this.trail.keys) ?? this.outOfOrder(kept, own.seal.number);
      if (wrong !== undefined)
        return this.found(`among the seals kept outside the ledger: ${wrong}`, own.place);
      if (!isSameSeal(kept, own.seal))
        return this.found(`seal ${kept.number} differs from the one kept outside the ledger`, own.place);
      this.notYetOutside.shift();
      this.outsideNumber = kept.number;
    }
    return true;
  }

  private missing(seal: AnySeal, place: Place): boolean {
    const first = this.waiting[0]?.place ?? place;
    return this.found(`events are missing or were added among those of seal ${seal.number}`, {
      ...first,
      ...(place.ordinal! > first.ordinal! && { lastOrdinal: place.ordinal }),
      seal: seal.number,
    });
  }

  private found(what: string, place: Place): false {
    const first = this.firstUnlike(place);
    if (first === undefined) this.fault = { what, ...place };
    else
      this.fault = {
        what: exactly(what, place, first),
        ...first,
        ...(place.seal !== undefined && { seal: place.seal }),
      };
    return false;
  }

  /** The first event that is not the one that was sealed in its place, where kept hashes tell. */
  private firstUnlike({
    ordinal = Number.POSITIVE_INFINITY,
    lastOrdinal = ordinal,
  }: Place): Place | undefined {
    const { leaves } = this.ports;
    if (leaves === undefined) return undefined;
    for (const { hash, place } of this.waiting) {
      if (place.ordinal! > lastOrdinal) return undefined;
      const sealed = leaves.leaf(place.ordinal!);
      if (sealed !== undefined && sealed !== leafHash(hash)) return place;
    }
    return undefined;
  }
}

/** What is wrong with the first event of all that are not what was sealed. */
function exactly(what: string, found: Place, first: Place): string {
  if (found.lastOrdinal !== undefined && found.seal !== undefined) return replaced(found.seal, 0, 0);
  return found.ordinal === first.ordinal
    ? what
    : `another event than the one that was sealed stands here (${what})`;
}

const lacksMac = 'forged: it carries no mac, although events from before it on do';

const replaced = (seal: number, first: number, last: number) =>
  first === last
    ? `the event was removed, swapped or replaced (seal ${seal})`
    : `one of these events was removed, swapped or replaced (seal ${seal})`;
