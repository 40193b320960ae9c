import { hashBytes, hashesAt, type TileFolder, tileWidth } from './tile-folder.js';

/** The end of one level: hashes (hex) of the tile that is not whole yet. */
interface LevelEnd {
  /** Of the tile. */
  readonly index: number;
  readonly pending: string[];
  /** There are files of parts of it. */
  hasParts: boolean;
}

/** Writes tiles behind those that there are. Remembers the last tile of each level, so that it reads nothing. */
export class TileWriter {
  private readonly filled: (readonly [level: number, index: number])[] = [];

  private constructor(
    private readonly folder: TileFolder,
    private readonly levels: LevelEnd[],
    private leaves: number,
  ) {}

  /** Goes on behind so many leaves. @throws TilesDamaged */
  static behind(folder: TileFolder, size: number): TileWriter {
    const levels: LevelEnd[] = [];
    for (let level = 0; hashesAt(level, size) > 0; level++) {
      const hashes = hashesAt(level, size);
      const index = Math.floor(hashes / tileWidth);
      const width = hashes % tileWidth;
      const pending = width === 0 ? [] : hexesOf(folder.tile(level, index, width), width);
      levels.push({ index, pending, hasParts: width > 0 });
    }
    return new TileWriter(folder, levels, size);
  }

  /** Leaves so far. */
  get size(): number {
    return this.leaves;
  }

  /** Called as a tree grows: see `MerkleTree`. */
  add(level: number, hash: string): void {
    this.levels[level] ??= { index: 0, pending: [], hasParts: false };
    const end = this.levels[level];
    if (level === 0) this.leaves++;
    end.pending.push(hash);
    if (end.pending.length < tileWidth) return;
    this.folder.write(level, end.index, end.pending);
    if (end.hasParts) this.filled.push([level, end.index]);
    this.levels[level] = { index: end.index + 1, pending: [], hasParts: false };
  }

  /** Everything up to this signed note, which covers what was added, is kept now. */
  keep(checkpoint: string): void {
    for (const [level, end] of this.levels.entries()) {
      if (end.pending.length === 0) continue;
      this.folder.write(level, end.index, end.pending);
      end.hasParts = true;
    }
    this.folder.keepCheckpoint(checkpoint);
    for (const [level, index] of this.filled.splice(0)) this.folder.removeParts(level, index);
  }
}

/** The first hashes of a tile, in hex. */
function hexesOf(tile: Buffer, width: number): string[] {
  const hexes: string[] = [];
  for (let at = 0; at < width; at++) hexes.push(tile.toString('hex', at * hashBytes, (at + 1) * hashBytes));
  return hexes;
}
