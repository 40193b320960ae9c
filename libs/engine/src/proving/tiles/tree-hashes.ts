import { nodeHash, tileHeight } from '../merkle-tree.js';
import { hashBytes, hashesAt, type TileFolder, TilesDamaged, tileWidth } from './tile-folder.js';

/** Hashes of a Merkle tree of so many leaves. */
export interface TreeHashes {
  readonly size: number;
  /** Of the whole subtree of 2^height leaves that begins at leaf index × 2^height, in hex. */
  at(height: number, index: number): string;
}

/** Those of the first `size` leaves in a folder of tiles, each tile read once. */
export class KeptHashes implements TreeHashes {
  private readonly tiles = new Map<string, Buffer>();
  /** Hashes over several leaves, of which neighbours' proofs need the same ones. */
  private readonly nodes = new Map<string, string>();

  constructor(
    private readonly folder: TileFolder,
    readonly size: number,
  ) {}

  /** @throws TilesDamaged */
  at(height: number, index: number): string {
    const level = Math.floor(height / tileHeight);
    const span = 2 ** (height % tileHeight);
    const first = index * span;
    const tile = this.tile(level, Math.floor(first / tileWidth));
    const from = first % tileWidth;
    if ((from + span) * hashBytes > tile.length)
      throw new TilesDamaged(`${this.folder.path} ends before leaf ${(index + 1) * 2 ** height}`);
    if (span === 1) return folded(tile, from, span);
    const name = `${height}/${index}`;
    const known = this.nodes.get(name);
    if (known !== undefined) return known;
    const found = folded(tile, from, span);
    if (this.nodes.size >= mostNodes) this.nodes.clear();
    this.nodes.set(name, found);
    return found;
  }

  /** The leaf at an ordinal. @throws TilesDamaged */
  leaf(ordinal: number): string {
    return this.at(0, ordinal);
  }

  /** @throws TilesDamaged */
  root(): string {
    return rangeHash(this, 0, this.size);
  }

  private tile(level: number, index: number): Buffer {
    const key = `${level}/${index}`;
    const known = this.tiles.get(key);
    if (known !== undefined) return known;
    const width = Math.min(tileWidth, hashesAt(level, this.size) - index * tileWidth);
    if (width <= 0) throw new TilesDamaged(`${this.folder.path} has no tile ${key} in ${this.size} leaves`);
    const found = this.folder.tile(level, index, width);
    if (this.tiles.size >= mostTiles) this.tiles.clear();
    this.tiles.set(key, found);
    return found;
  }
}

/** 8 MB. */
const mostTiles = 1_024;
const mostNodes = 10_000;

/** The root of a power of two of hashes in a tile. */
export function folded(tile: Buffer, from: number, span: number): string {
  if (span === 1) return tile.toString('hex', from * hashBytes, (from + 1) * hashBytes);
  const half = span / 2;
  return nodeHash(folded(tile, from, half), folded(tile, from + half, half));
}

/** Of at least two leaves, how many go to the left: the largest power of two that is smaller. */
export const leftOf = (leaves: number): number => 2 ** Math.floor(Math.log2(leaves - 1));

/** The Merkle tree hash over the leaves from one to before another (RFC 6962, 2.1), where a tree may begin. */
export function rangeHash(hashes: TreeHashes, from: number, below: number): string {
  const leaves = below - from;
  const height = Math.log2(leaves);
  if (Number.isInteger(height) && from % leaves === 0) return hashes.at(height, from / leaves);
  const left = leftOf(leaves);
  return nodeHash(rangeHash(hashes, from, from + left), rangeHash(hashes, from + left, below));
}
