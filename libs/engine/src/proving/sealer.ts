import { type EventStore, type StoredEvent, WrongExpected } from '#event-store';
import type { Clock, Randomness } from '#kernel';
import { type Chain, genesis, storedHash } from './chain.js';
import { type LedgerOrigin, readCheckpoint, type SealKey, signedCheckpoint, trusting } from './checkpoint.js';
import { MerkleTree } from './merkle-tree.js';
import type { OutsideSeals } from './outside-seals.js';
import { type AnySeal, isFirstSeal, type Seal, sealIn, sealStream } from './seals.js';
import {
  edgeOf,
  type FoundSeal,
  lastEventUnder,
  recordOf,
  type SealRecord,
  type Standing,
  sealFault,
  standingOf,
} from './standing.js';
import type { Growth, LedgerTiles } from './tiles/index.js';
import { LedgerCheck } from './verify.js';

/** Something contradicts something: nothing is sealed until somebody has looked. Says what is wrong and what to do. */
export class SealingRefused extends Error {
  override readonly name = 'SealingRefused';
}

export interface SealerPorts {
  readonly store: EventStore;
  readonly outside: OutsideSeals;
  readonly record: SealRecord;
  readonly chain: Chain;
  readonly key: SealKey;
  /** Of the ledger that is sealed; a name that was sealed under stays. */
  readonly origin: LedgerOrigin;
  /** Several processes take turns at sealing, each with seals of its own outside. */
  readonly othersSeal?: boolean;
  /** Keeps the hashes of what is sealed, for proofs. Undefined: nobody does here. */
  readonly tiles?: Pick<LedgerTiles, 'grow'>;
  readonly storedName: string;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** Where a seal goes on from. */
interface Start {
  readonly tree: MerkleTree;
  /** Position of the last event in the tree. */
  readonly after: string | undefined;
  readonly macFrom: number;
}

/** A stop does not wait for more than so many events: the next start seals what is left. */
const mostAtAStop = 100_000;

/**
 * Seals what came since the last seal. It remembers nothing between two seals but what the ledger, the seals outside and
 * the record say, and compares them each time: what somebody did to them meanwhile is found, and never signed.
 */
export class Sealer {
  private contradiction: string | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly ports: SealerPorts) {}

  /** Why nothing is sealed any more, until the next start; undefined while all is well. */
  get refused(): string | undefined {
    return this.contradiction;
  }

  /**
   * Makes one seal over everything that is new; undefined when only seals are, or when sealing stands still.
   * @throws SealingRefused when a contradiction is found, once; Unavailable, OutcomeUnknown
   */
  seal(options: { readonly signal?: AbortSignal; readonly last?: boolean } = {}): Promise<Seal | undefined> {
    return this.inTurn(() => this.sealNow(options));
  }

  /** Keeps outside what others sealed, for a process that does not seal now. @throws SealingRefused, Unavailable */
  keepOthers(): Promise<void> {
    return this.inTurn(async () => {
      if (this.contradiction === undefined) await this.standing();
    });
  }

  /** Two at once would both write outside what is missing there. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work, work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async sealNow({
    signal,
    last = false,
  }: {
    readonly signal?: AbortSignal;
    readonly last?: boolean;
  }): Promise<Seal | undefined> {
    if (this.contradiction !== undefined) return undefined;
    const standing = await this.standing();
    const { inside } = standing;
    if (inside === undefined || isFirstSeal(inside.seal))
      return this.sealFromTheBeginning(inside, signal, last);
    const growth: Growth[number][] = [];
    const start = await this.startBehind(inside.seal, growth);
    const { macFrom, tree } = start;
    const before = tree.size;
    let latest: StoredEvent | undefined;
    let isWorthIt = false;
    for await (const page of this.ports.store.readAll(
      start.after === undefined ? {} : { after: start.after },
    ))
      for (const event of page) {
        if (!this.ports.chain.isAuthentic(event)) throw this.refuse(unauthentic(event, tree.size));
        tree.add(storedHash(event));
        isWorthIt ||= event.stream !== sealStream;
        latest = event;
      }
    if (latest === undefined || !isWorthIt) return undefined;
    const seal = await this.write(inside, { tree, macFrom, last: latest });
    if (seal !== undefined) this.ports.tiles?.grow(before, growth, seal);
    return seal;
  }

  /** Compares, and catches up outside and in the record with what the ledger holds. */
  private async standing(): Promise<Standing> {
    const { ports } = this;
    const standing = await standingOf({ ...ports, keys: this.keys, kind: ports.origin.kind });
    if (standing.fault !== undefined) throw this.refuse(standing.fault.what);
    if (standing.inside === undefined) return standing;
    await this.catchUp(standing.outside?.number ?? 0, standing.inside.seal);
    const recorded = ports.record.last();
    if ((recorded?.number ?? 0) < standing.inside.seal.number)
      ports.record.keep(recordOf(standing.inside.seal));
    return standing;
  }

  /**
   * A crash between the writes leaves the outside one behind by exactly one, other processes that sealed meanwhile by any
   * number. After weeks as a standby there are many: a page at a time, and one fsync for each.
   */
  private async catchUp(known: number, last: AnySeal): Promise<void> {
    for (let number = known; number < last.number; ) {
      const page = await this.ports.store.readStream(sealStream, { from: BigInt(number), max: sealsAtOnce });
      const missing = page.map(sealIn);
      for (const seal of missing) {
        const wrong =
          seal.number === number + 1
            ? sealFault(seal, this.keys, this.ports.origin.kind)
            : `seal ${number + 1} is missing among the ledger's own`;
        if (wrong !== undefined) throw this.refuse(wrong);
        number++;
      }
      if (missing.length === 0) throw this.refuse(`seal ${number + 1} is missing among the ledger's own`);
      this.ports.outside.append(...missing);
    }
  }

  /** The tree of the last seal, which `standing` has checked, and where its last event stands. */
  private async startBehind(seal: Seal, growth: Growth[number][]): Promise<Start> {
    const { last, macFrom, number } = seal;
    const tree = edgeOf(
      seal,
      this.ports.tiles === undefined ? undefined : (level, hash) => growth.push([level, hash]),
    );
    const event = await lastEventUnder(this.ports.store, seal);
    if (tree === undefined || event === undefined)
      throw this.refuse(`the last event under seal ${number}, ${last.stream}@${last.revision}, is gone`);
    return { tree, after: event.position, macFrom };
  }

  /**
   * The first seal of this version covers everything from the first event on, so everything is read and checked: in a
   * ledger that older programs sealed, once.
   */
  private async sealFromTheBeginning(
    inside: FoundSeal | undefined,
    signal: AbortSignal | undefined,
    isLast: boolean,
  ): Promise<Seal | undefined> {
    const { store, chain, record, origin } = this.ports;
    const check = new LedgerCheck({ keys: this.keys, kind: origin.kind });
    const macsAfter = record.macsAfter;
    let macFrom = 0;
    let latest: StoredEvent | undefined;
    let isWorthIt = false;
    for await (const page of store.readAll({ pageSize: eventsAtOnce })) {
      if (signal?.aborted || (isLast && check.events >= mostAtAStop)) return undefined;
      for (const event of page) {
        if (macsAfter !== undefined && event.position <= macsAfter) macFrom = check.events + 1;
        else if (!chain.isAuthentic(event)) throw this.refuse(unauthentic(event, check.events));
        if (!check.take(event))
          throw this.refuse(
            `event ${check.events} of the ledger, ${event.stream}@${event.revision}: ${check.verdict().fault?.what}`,
          );
        isWorthIt ||= event.stream !== sealStream;
        latest = event;
      }
    }
    if (latest === undefined || !isWorthIt) return undefined;
    return this.write(inside, { tree: check.wholeTree(), macFrom, last: latest });
  }

  /** Ledger, outside, record: in this order, so that none of them is ever ahead of the one before it. */
  private async write(
    inside: FoundSeal | undefined,
    {
      tree,
      macFrom,
      last,
    }: { readonly tree: MerkleTree; readonly macFrom: number; readonly last: StoredEvent },
  ): Promise<Seal | undefined> {
    const { store, outside, record, chain, clock, randomness, storedName, key } = this.ports;
    const seal: Seal = {
      number: (inside?.seal.number ?? 0) + 1,
      at: clock.now(),
      checkpoint: signedCheckpoint(
        { origin: this.originBehind(inside), size: tree.size, root: tree.root() },
        key,
      ),
      edge: tree.edge,
      macFrom,
      last: { stream: last.stream, revision: Number(last.revision) },
    };
    const metadata = { actor: { kind: 'system', id: 'sealer' }, at: seal.at, correlation: randomness.uuid() };
    const revision = inside?.event.revision ?? -1n;
    const { stored } = chain.link({ id: randomness.uuid(), type: storedName, data: seal }, metadata, {
      stream: sealStream,
      revision: revision + 1n,
      prevHash: inside === undefined ? genesis : storedHash(inside.event),
    });
    try {
      await store.append(sealStream, [stored], inside === undefined ? 'no_stream' : revision);
    } catch (error) {
      // Another process was faster, or somebody meddled: the next look tells.
      if (error instanceof WrongExpected) return undefined;
      throw error;
    }
    outside.append(seal);
    record.keep(recordOf(seal));
    return seal;
  }

  /** The name that a ledger was first sealed under stays with its id. */
  private originBehind(inside: FoundSeal | undefined): LedgerOrigin {
    const { origin } = this.ports;
    if (inside === undefined || isFirstSeal(inside.seal)) return origin;
    const before = readCheckpoint(inside.seal.checkpoint)?.origin;
    return before?.ledgerId === origin.ledgerId ? before : origin;
  }

  private refuse(contradiction: string): SealingRefused {
    this.contradiction = contradiction;
    return new SealingRefused(contradiction);
  }

  private get keys() {
    return trusting(this.ports.key.publicKey);
  }
}

const sealsAtOnce = 500;
const eventsAtOnce = 200;

const unauthentic = ({ stream, revision, id }: StoredEvent, ordinal: number) =>
  `event ${ordinal + 1} of the ledger, ${stream}@${revision} (${id}), was appended or altered by somebody who has no key`;
