import type { StoredEvent } from '#event-store';
import { type Chain, chainFault, storedHash } from '../chain.js';
import { type Checkpoint, type LedgerKind, readCheckpoint, type TrustedKeys } from '../checkpoint.js';
import { KeyTrail } from '../key-trail.js';
import type { MerkleTree } from '../merkle-tree.js';
import type { SealCursor } from '../outside-seals.js';
import { type LedgerRenewal, renewalIn, renewalStream } from '../renewals.js';
import { type AnySeal, isFirstSeal, type Seal, sealIn, sealStream } from '../seals.js';
import { isRecorded, type RecordedSeal, sealFault } from '../standing.js';
import type { SealedLeaves } from '../tiles/index.js';
import { CoveredEvents } from './covered-events.js';
import { FirstMac } from './first-mac.js';
import { atFirstUnlike } from './first-unlike.js';
import { KeptCheckpoint } from './kept-checkpoint.js';
import type { EventPlace, LedgerFault, SealPlace } from './ledger-fault.js';
import { type LedgerEnd, OutsideComparison } from './outside-comparison.js';
import { renewalFault } from './renewal-fault.js';
import { coverAll, coverSince } from './seal-cover.js';
import type { Verification } from './verification.js';
import { WitnessedSeals } from './witnessed-seals.js';

export interface CheckPorts {
  readonly keys: TrustedKeys;
  /** Undefined: any. */
  readonly kind?: LedgerKind;
  /** With the master key: every `mac` is checked. Undefined: verified without any secret. */
  readonly chain?: Chain | undefined;
  /** Tell the event itself where a seal tells a range. */
  readonly leaves?: SealedLeaves | undefined;
}

/** Takes the events of a ledger one by one, in ledger order. */
export class LedgerCheck {
  events = 0;
  private readonly heads = new Map<string, { revision: bigint; hash: string }>();
  private readonly covered: CoveredEvents;
  private last: AnySeal | undefined;
  private readonly macs = new FirstMac();
  private readonly ledgerIds: string[] = [];
  private readonly renewals: LedgerRenewal[] = [];
  private readonly trail: KeyTrail;
  private readonly outside: OutsideComparison;
  private readonly checkpoint: KeptCheckpoint;
  private readonly witnessed: WitnessedSeals;
  private fault: LedgerFault | undefined;

  constructor(
    private readonly ports: CheckPorts & {
      readonly outside?: SealCursor | undefined;
      readonly recorded?: RecordedSeal | undefined;
      readonly checkpoint?: Checkpoint | undefined;
      /** What a witness signed of it, in that order. */
      readonly witnessed?: Iterator<Checkpoint> | undefined;
      /** Told as the tree of what is sealed grows: see `MerkleTree`. */
      readonly grown?: ((tileLevel: number, hash: string) => void) | undefined;
    },
  ) {
    this.covered = new CoveredEvents(ports.grown);
    this.trail = new KeyTrail(ports.keys);
    this.outside = new OutsideComparison(ports.outside, this.trail.keys);
    this.checkpoint = new KeptCheckpoint(ports.checkpoint);
    this.witnessed = new WitnessedSeals(ports.witnessed ?? [].values());
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
    if (wrong !== undefined) return this.passes({ what: wrong, ...place });
    const forged = this.macs.take(event, place);
    if (forged !== undefined) return this.passes(forged);
    const hash = storedHash(event);
    this.heads.set(event.stream, { revision: event.revision, hash });
    this.covered.add(hash, place);
    if (event.stream === sealStream) return this.passes(this.takeSeal(sealIn(event), place));
    return event.stream !== renewalStream || this.passes(this.takeRenewal(renewalIn(event), place));
  }

  /** The tree of everything that was taken. */
  wholeTree(): MerkleTree {
    return this.covered.treeWith();
  }

  /** Compares where the ledger ends with what is known of it elsewhere. */
  finish(end: Pick<LedgerEnd, 'place' | 'mayLag' | 'newest'>): void {
    const recorded = this.ports.recorded?.number ?? 0;
    this.passes(
      this.outside.catchUp() ??
        this.checkpoint.unmet(this.events) ??
        this.witnessed.unmet(this.events) ??
        this.outside.finish({ ...end, recorded, events: this.events }),
    );
  }

  verdict(): Verification {
    return {
      events: this.events,
      streams: this.heads.size,
      seals: this.last?.number ?? 0,
      unsealed: this.events - this.covered.size,
      authenticated: this.ports.chain !== undefined,
      ledgerIds: this.ledgerIds,
      breaks: this.trail.breaks,
      renewals: this.renewals,
      ...(this.fault === undefined ? {} : { fault: this.fault }),
    };
  }

  private takeSeal(seal: AnySeal, place: EventPlace): LedgerFault | undefined {
    const at = { ...place, seal: seal.number };
    const wrong =
      this.trail.take(seal) ??
      (this.ports.kind === undefined ? undefined : sealFault(seal, this.trail.keys, this.ports.kind));
    if (wrong !== undefined) return { what: wrong, ...at };
    if (seal.number !== (this.last?.number ?? 0) + 1)
      return { what: `seal ${seal.number} is out of order`, ...at };
    const uncovered = isFirstSeal(seal)
      ? coverSince(this.last, { events: this.covered, seal }, at)
      : this.takeWhole(seal, at);
    const fault = uncovered ?? this.otherThanRecorded(seal, at);
    if (fault !== undefined) return fault;
    this.last = seal;
    return this.outside.take(seal, at);
  }

  /** A seal over everything so far. */
  private takeWhole(seal: Seal, at: SealPlace): LedgerFault | undefined {
    const stated = readCheckpoint(seal.checkpoint)!;
    const uncovered = coverAll(this.covered, { ...seal, stated }, at);
    if (uncovered !== undefined) return uncovered;
    const { ledgerId } = stated.origin;
    if (this.ledgerIds.at(-1) !== ledgerId) this.ledgerIds.push(ledgerId);
    return (
      this.checkpoint.take(stated, at) ?? this.witnessed.take(stated, at) ?? this.macs.takeSeal(seal, at)
    );
  }

  private otherThanRecorded(seal: AnySeal, at: SealPlace): LedgerFault | undefined {
    const { recorded } = this.ports;
    if (recorded?.number !== seal.number || isRecorded(seal, recorded)) return undefined;
    return {
      what: `seal ${seal.number} is not the one that was recorded: the ledger was replaced`,
      ...at,
    };
  }

  private takeRenewal(renewal: LedgerRenewal, place: EventPlace): LedgerFault | undefined {
    const fault = renewalFault(renewal, this.covered, place);
    if (fault === undefined) this.renewals.push(renewal);
    return fault;
  }

  /** False when something is wrong, which is kept for the verdict. */
  private passes(fault: LedgerFault | undefined): boolean {
    if (fault === undefined) return true;
    const { leaves } = this.ports;
    this.fault = leaves === undefined ? fault : atFirstUnlike(fault, { leaves, events: this.covered });
    return false;
  }
}
