import type { EventStore } from '#event-store';
import { storedHash } from '../chain.js';
import { type LedgerKind, readCheckpoint, type TrustedKeys } from '../checkpoint.js';
import { lastSealWhere, sealAt } from '../find-seal.js';
import { leafHash, MerkleTree } from '../merkle-tree.js';
import { coverOf, isFirstSeal, type Seal } from '../seals.js';
import { type FoundSeal, lastEventUnder, lastSeal, sealFault } from '../standing.js';
import { consistencyProof, inclusionProof, rootByInclusion } from './merkle-proofs.js';
import { soundSize } from './sound-tiles.js';
import { type TileFolder, TilesDamaged } from './tile-folder.js';
import { TileWriter } from './tile-writer.js';
import { tlogProofText } from './tlog-proof.js';
import { KeptHashes, rangeHash } from './tree-hashes.js';

export interface LedgerTilesPorts {
  readonly store: Pick<EventStore, 'readStream' | 'readAll'>;
  readonly folder: TileFolder;
  readonly keys: TrustedKeys;
  readonly kind: LedgerKind;
}

/** What a tree grew by: whole subtrees as `MerkleTree` tells of them. */
export type Growth = readonly (readonly [tileLevel: number, hash: string])[];

/** Up to where hashes are kept. */
export interface KeptUpTo {
  readonly size: number;
  readonly root: string;
  /** The signed note. */
  readonly checkpoint: string;
}

export interface CatchUpOptions {
  /** Ends it between two pages. */
  readonly signal?: AbortSignal;
  readonly progress?: (made: { readonly done: number; readonly total: number }) => void;
}

/**
 * The kept hashes of one ledger, from which proofs are made. They grow with each seal by what the sealer computes anyway,
 * and are made from the ledger where they are missing, behind, or not what their checkpoint signs.
 */
export class LedgerTiles {
  /** Undefined: not looked at yet, or given up. */
  private writer: TileWriter | undefined;
  private building = false;
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly ports: LedgerTilesPorts) {}

  /** Up to here proofs can be made; undefined: nothing is kept. */
  get keptUpTo(): KeptUpTo | undefined {
    const checkpoint = this.ports.folder.checkpoint();
    const read = checkpoint === undefined ? undefined : readCheckpoint(checkpoint);
    return checkpoint === undefined || read === undefined ? undefined : { ...read, checkpoint };
  }

  /** What a seal adds. Costs no reading; where it cannot be written, `catchUp` makes it later. */
  grow(before: number, growth: Growth, { checkpoint }: Pick<Seal, 'checkpoint'>): void {
    if (this.building || this.writer?.size !== before) return;
    try {
      for (const [level, hash] of growth) this.writer.add(level, hash);
      this.writer.keep(checkpoint);
    } catch {
      this.writer = undefined;
    }
  }

  /**
   * Makes what is missing up to the ledger's last seal: nothing where all is there, everything where nothing is. Goes on
   * where it was stopped. @throws TilesDamaged where the ledger is not what was sealed, Unavailable
   */
  catchUp(options: CatchUpOptions = {}): Promise<void> {
    const mine = this.turn.then(() => this.catchUpNow(options));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  /** Makes all of it from the ledger, whatever is there. @throws TilesDamaged, Unavailable */
  anew(options: CatchUpOptions = {}): Promise<void> {
    const mine = this.turn.then(async () => {
      this.writer = undefined;
      await this.ports.folder.clear();
      await this.catchUpNow(options);
    });
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  /** That an event stands at an ordinal, under the newest kept checkpoint or an older size. Hashes in hex. @throws RangeError, TilesDamaged */
  inclusion(ordinal: number, size = this.kept().size): readonly string[] {
    const kept = this.kept();
    return inclusionProof(new KeptHashes(this.ports.folder, kept.size), ordinal, size);
  }

  /** That the ledger of `before` events is the beginning of that of `size`. @throws RangeError, TilesDamaged */
  consistency(before: number, size = this.kept().size): readonly string[] {
    return consistencyProof(new KeptHashes(this.ports.folder, this.kept().size), before, size);
  }

  /** The root over the first `size` events, in hex. @throws RangeError, TilesDamaged */
  rootAt(size: number): string {
    const kept = this.kept();
    if (!(size > 0 && size <= kept.size))
      throw new RangeError(`there is no root of ${size} events: ${kept.size} are kept`);
    return rangeHash(new KeptHashes(this.ports.folder, kept.size), 0, size);
  }

  /**
   * Proofs as texts (C2SP tlog-proof), that events stand at their ordinals under one checkpoint, each of them verified
   * before it is handed out. @throws RangeError, TilesDamaged
   */
  tlogProofs(
    events: readonly { readonly ordinal: number; readonly hash: string }[],
    { size, root, checkpoint }: KeptUpTo = this.kept(),
  ): readonly string[] {
    const hashes = new KeptHashes(this.ports.folder, this.kept().size);
    return events.map(({ ordinal, hash }) => {
      const proof = inclusionProof(hashes, ordinal, size);
      if (rootByInclusion(leafHash(hash), ordinal, size, proof) !== root)
        throw new TilesDamaged(
          `${this.ports.folder.path} does not lead from event ${ordinal + 1} to the sealed root: make the hashes anew with caseledger ledger tiles, and run caseledger ledger verify`,
        );
      return tlogProofText({ index: ordinal, hashes: proof, checkpoint });
    });
  }

  private kept(): KeptUpTo {
    const kept = this.keptUpTo;
    if (kept === undefined) throw new RangeError(`${this.ports.folder.path} holds no hashes yet`);
    return kept;
  }

  /** Up to where what is kept is what this ledger sealed; nothing of it counts where it is not. */
  private async soundSize(): Promise<number> {
    const { folder, keys, kind } = this.ports;
    const size = soundSize(folder, { keys, kind });
    const seal = size === 0 ? undefined : await this.sealOf(size);
    if (seal !== undefined && coverOf(seal.seal)?.root === this.keptUpTo?.root) return size;
    folder.forget();
    return 0;
  }

  /** The seal over exactly so many events. */
  private async sealOf(size: number): Promise<FoundSeal | undefined> {
    const found = await lastSealWhere(this.ports.store, (each) => sizeOf(each) <= size);
    return found !== undefined && sizeOf(found) === size ? found : undefined;
  }

  private async catchUpNow(options: CatchUpOptions): Promise<void> {
    this.building = true;
    try {
      for (;;) {
        const last = await lastSeal(this.ports.store);
        if (options.signal?.aborted || last === undefined || isFirstSeal(last.seal)) return;
        if (this.writer?.size === sizeOf(last)) return;
        this.writer ??= TileWriter.behind(this.ports.folder, await this.soundSize());
        if (this.writer.size >= sizeOf(last)) return;
        if (!(await this.step(this.writer, sizeOf(last), options))) return this.giveUp();
      }
    } catch (error) {
      this.giveUp();
      throw error;
    } finally {
      this.building = false;
    }
  }

  /** What was written behind the last checkpoint counts nothing: it is written over. */
  private giveUp(): void {
    this.writer = undefined;
  }

  /** Up to the next seal that is worth a step; false when it was stopped. */
  private async step(
    writer: TileWriter,
    total: number,
    { signal, progress }: CatchUpOptions,
  ): Promise<boolean> {
    const { store, keys, kind, folder } = this.ports;
    const from = writer.size;
    const start = from === 0 ? undefined : await this.sealOf(from);
    const { seal, size } = await this.nextSeal(from);
    const wrong = sealFault(seal, keys, kind);
    if (wrong !== undefined) throw new TilesDamaged(wrong);
    const after = start && (await lastEventUnder(store, start.seal))?.position;
    const edge = start === undefined || isFirstSeal(start.seal) ? [] : start.seal.edge;
    const tree = MerkleTree.from(from, edge, (level, hash) => writer.add(level, hash));
    for await (const page of store.readAll(after === undefined ? {} : { after })) {
      if (signal?.aborted) return false;
      for (const event of page.slice(0, size - tree.size)) tree.add(storedHash(event));
      progress?.({ done: tree.size, total });
      if (tree.size === size) break;
    }
    if (tree.root() !== coverOf(seal)?.root)
      throw new TilesDamaged(
        `the events of the ledger do not lead to the root of seal ${seal.number}, so that no hashes can be kept in ${folder.path}: run caseledger ledger verify`,
      );
    writer.keep(seal.checkpoint);
    return true;
  }

  /** The first whole seal behind so many events, or a later one not too far away. */
  private async nextSeal(from: number): Promise<{ readonly seal: Seal; readonly size: number }> {
    const { store } = this.ports;
    const far = await lastSealWhere(
      store,
      (each) => isFirstSeal(each.seal) || sizeOf(each) <= from + eventsAStep,
    );
    const isNext = far !== undefined && !isFirstSeal(far.seal) && sizeOf(far) > from;
    const found = isNext ? far : await sealAt(store, (far?.event.revision ?? -1n) + 1n);
    if (found === undefined || isFirstSeal(found.seal) || sizeOf(found) <= from)
      throw new TilesDamaged(`there is no seal behind ${from} events: run caseledger ledger verify`);
    return { seal: found.seal, size: sizeOf(found) };
  }
}

/** A stop loses no more work than this. */
const eventsAStep = 100_000;

const sizeOf = ({ seal }: FoundSeal): number => coverOf(seal)?.size ?? 0;
