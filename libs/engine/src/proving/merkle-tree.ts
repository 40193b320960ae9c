import { hash as digest } from 'node:crypto';

/** Leaves of a tree whose root differs from the one that was wanted: the smallest range that can be shown. */
export interface LeafRange {
  /** Counted from 0. */
  readonly from: number;
  /** Exclusive. */
  readonly below: number;
}

/** Levels of the tree between one level of tiles and the next. */
export const tileHeight = 8;

interface Node {
  readonly size: number;
  /** Hex. */
  readonly hash: string;
}

/**
 * A Merkle tree head (RFC 6962) that grows leaf by leaf and holds only the roots of its whole subtrees, its edge.
 * A leaf is SHA-256(0x00 ‖ entry) over an entry of text, a node SHA-256(0x01 ‖ left ‖ right).
 */
export class MerkleTree {
  private readonly peaks: Node[] = [];
  private leaves = 0;

  /** `grown` is told of each whole subtree of 1, 256, 256² … leaves, by 0, 1, 2 …: they are kept as tiles. */
  constructor(private readonly grown?: (tileLevel: number, hash: string) => void) {}

  /** The tree of so many leaves that has this edge. @throws RangeError when there are not as many subtrees as it has */
  static from(
    size: number,
    edge: readonly string[],
    grown?: (tileLevel: number, hash: string) => void,
  ): MerkleTree {
    const tree = new MerkleTree(grown);
    const sizes = subtreesOf(size);
    if (sizes.length !== edge.length || !edge.every((each) => isHash(each)))
      throw new RangeError(`a tree of ${size} leaves has an edge of ${sizes.length} hashes`);
    for (const [at, each] of sizes.entries()) tree.peaks.push({ size: each, hash: edge[at]! });
    tree.leaves = size;
    return tree;
  }

  get size(): number {
    return this.leaves;
  }

  /** Roots of the whole subtrees, the largest and oldest first, in hex. */
  get edge(): readonly string[] {
    return this.peaks.map(({ hash }) => hash);
  }

  add(entry: string): void {
    this.leaves++;
    let node: Node = { size: 1, hash: leafHash(entry) };
    this.grown?.(0, node.hash);
    for (let left = this.peaks.at(-1); left?.size === node.size; left = this.peaks.at(-1)) {
      this.peaks.pop();
      node = { size: left.size * 2, hash: nodeHash(left.hash, node.hash) };
      if (this.grown !== undefined) {
        const height = Math.log2(node.size);
        if (height % tileHeight === 0) this.grown(height / tileHeight, node.hash);
      }
    }
    this.peaks.push(node);
  }

  /** Hex. The root of no leaves is the hash of nothing. */
  root(): string {
    return (
      this.peaks.reduceRight<string | undefined>(
        (right, { hash }) => (right === undefined ? hash : nodeHash(hash, right)),
        undefined,
      ) ?? digest('sha256', '', 'hex')
    );
  }

  /** Where this tree differs from another one of as many leaves that had this edge; all of it where that tells nothing. */
  differsFrom(edge: readonly string[]): LeafRange {
    let from = 0;
    for (const [at, { size, hash }] of this.peaks.entries()) {
      if (edge[at] !== hash) return { from, below: from + size };
      from += size;
    }
    return { from: 0, below: this.leaves };
  }
}

/** Sizes of the whole subtrees of a tree of so many leaves: its powers of two, the largest first. */
function subtreesOf(size: number): readonly number[] {
  const sizes: number[] = [];
  for (let left = size; left > 0; ) {
    const largest = 2 ** Math.floor(Math.log2(left));
    sizes.push(largest);
    left -= largest;
  }
  return sizes;
}

export const isHash = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

/** SHA-256(0x00 ‖ entry), in hex. */
export const leafHash = (entry: string): string => digest('sha256', `\u0000${entry}`, 'hex');
/** SHA-256(0x01 ‖ left ‖ right), in hex. */
export const nodeHash = (left: string, right: string): string =>
  digest('sha256', Buffer.from(`01${left}${right}`, 'hex'), 'hex');
