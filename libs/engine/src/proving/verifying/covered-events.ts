import { type LeafRange, MerkleTree } from '../merkle-tree.js';
import type { EventPlace } from './ledger-fault.js';

interface WaitingEvent {
  readonly hash: string;
  readonly place: EventPlace;
}

/** The events of a ledger in its order: those up to the last seal as a tree, those behind it one by one. */
export class CoveredEvents {
  private readonly tree: MerkleTree;
  private behind: WaitingEvent[] = [];

  /** `grown` is told as the tree of what is sealed grows: see `MerkleTree`. */
  constructor(grown?: (tileLevel: number, hash: string) => void) {
    this.tree = new MerkleTree(grown);
  }

  /** Events up to the last seal. */
  get size(): number {
    return this.tree.size;
  }

  /** Hashes and places of the events behind it. */
  get waiting(): readonly WaitingEvent[] {
    return this.behind;
  }

  add(hash: string, place: EventPlace): void {
    this.behind.push({ hash, place });
  }

  /** Moves events into the tree, up to so many in all. */
  cover(size: number): readonly WaitingEvent[] {
    const covered = this.behind.slice(0, size - this.tree.size);
    this.behind = this.behind.slice(covered.length);
    for (const { hash } of covered) this.tree.add(hash);
    return covered;
  }

  /** What was covered is not what was sealed: its events are looked through one by one. */
  putBack(covered: readonly WaitingEvent[]): void {
    this.behind.unshift(...covered);
  }

  /** Of the events up to the last seal. */
  root(): string {
    return this.tree.root();
  }

  /** See `MerkleTree`. */
  differsFrom(edge: readonly string[]): LeafRange {
    return this.tree.differsFrom(edge);
  }

  /** The tree of everything that was added, or of so many events behind the last seal. */
  treeWith(waiting: number = this.behind.length): MerkleTree {
    const tree = MerkleTree.from(this.tree.size, this.tree.edge);
    for (const { hash } of this.behind.slice(0, waiting)) tree.add(hash);
    return tree;
  }
}
