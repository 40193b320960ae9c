import { type EventStore, type StoredEvent, WrongExpected } from '#event-store';
import { type Actor, type Clock, type Randomness, Refused, systemActor } from '#kernel';
import { type Chain, genesis, storedHash } from './chain.js';
import {
  type LedgerOrigin,
  readCheckpoint,
  type SealKey,
  signedCheckpoint,
  type TrustedKeys,
  trustingSeals,
} from './checkpoint.js';
import { MerkleTree } from './merkle-tree.js';
import type { OutsideSeals } from './outside-seals.js';
import { changesKey, changingTo, signerOf } from './seal-keys.js';
import { type AnySeal, isFirstSeal, type Seal, type SealKeyChanged, sealIn, sealStream } from './seals.js';
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
  /** One after the other: each signs until a seal of its own names the next one. */
  readonly sealKeys: readonly SealKey[];
  /** Of the ledger that is sealed; a name that was sealed under stays. */
  readonly origin: LedgerOrigin;
  /** Several processes take turns at sealing, each with seals of its own outside. */
  readonly othersSeal?: boolean;
  /** Keeps the hashes of what is sealed, for proofs. Undefined: nobody does here. */
  readonly tiles?: Pick<LedgerTiles, 'grow'>;
  readonly storedName: string;
  /** Of SealKeyChanged. Undefined: no key is changed here. */
  readonly changedName?: string;
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
  private readonly keys: TrustedKeys;
  /** Who signed the last seal, so that it is not looked for each time. */
  private signed: { readonly checkpoint: string; readonly key: SealKey } | undefined;

  constructor(private readonly ports: SealerPorts) {
    this.keys = trustingSeals(ports.sealKeys);
  }

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

  /**
   * Makes a seal behind which the next key signs; undefined where nothing was sealed yet, where another process was
   * faster, or when sealing stands still. @throws SealingRefused, Refused (`no_more_keys`), Unavailable
   */
  changeKey(by: Actor, reason: string): Promise<Seal | undefined> {
    return this.inTurn(() => this.sealNow({}, { by, reason }));
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

  private async sealNow(
    { signal, last = false }: { readonly signal?: AbortSignal; readonly last?: boolean },
    change?: KeyChangeWanted,
  ): Promise<Seal | undefined> {
    if (this.contradiction !== undefined) return undefined;
    const standing = await this.standing();
    const { inside } = standing;
    if (inside === undefined || isFirstSeal(inside.seal))
      // What was never sealed under a key of this version begins with the first one.
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
    if (latest === undefined || !(isWorthIt || change !== undefined)) return undefined;
    const seal = await this.write(inside, { tree, macFrom, last: latest, change });
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
      change,
    }: {
      readonly tree: MerkleTree;
      readonly macFrom: number;
      readonly last: StoredEvent;
      readonly change?: KeyChangeWanted | undefined;
    },
  ): Promise<Seal | undefined> {
    const { store, outside, record, chain, clock, randomness, storedName, changedName } = this.ports;
    const key = this.keyBehind(inside);
    const plain: Seal = {
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
    const seal = change === undefined ? plain : this.changed(plain, key, change);
    const actor = change?.by ?? systemActor('sealer');
    const type = change === undefined ? storedName : (changedName ?? storedName);
    const metadata = { actor, at: seal.at, correlation: randomness.uuid() };
    const revision = inside?.event.revision ?? -1n;
    const { stored } = chain.link({ id: randomness.uuid(), type, data: seal }, metadata, {
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
    this.signed = change === undefined ? { checkpoint: seal.checkpoint, key } : undefined;
    outside.append(seal);
    record.keep(recordOf(seal));
    return seal;
  }

  /** The key that signs behind a seal. */
  private keyBehind(inside: FoundSeal | undefined): SealKey {
    const { sealKeys } = this.ports;
    if (inside === undefined || isFirstSeal(inside.seal)) return sealKeys[0]!;
    if (this.signed?.checkpoint === inside.seal.checkpoint) return this.signed.key;
    const signer = signerOf(inside.seal, this.keys.values());
    const at = sealKeys.findIndex(({ publicKey }) => publicKey === signer);
    const key = sealKeys[changesKey(inside.seal) ? at + 1 : at];
    if (key === undefined)
      throw this.refuse(`there is no key to seal with behind seal ${inside.seal.number}`);
    return key;
  }

  private changed(seal: Seal, key: SealKey, { reason }: KeyChangeWanted): SealKeyChanged {
    const next = this.ports.sealKeys[this.ports.sealKeys.indexOf(key) + 1];
    if (next === undefined)
      throw new Refused(
        'no_more_keys',
        'every key that comes from this master key was used: none is left to change to',
      );
    return { ...seal, ...changingTo(next, seal, key), reason };
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
}

/** Somebody wants another key to sign from now on. */
interface KeyChangeWanted {
  readonly by: Actor;
  readonly reason: string;
}

const sealsAtOnce = 500;
const eventsAtOnce = 200;

const unauthentic = ({ stream, revision, id }: StoredEvent, ordinal: number) =>
  `event ${ordinal + 1} of the ledger, ${stream}@${revision} (${id}), was appended or altered by somebody who has no key`;
