import { isSignedCheckpoint, type LedgerKind, readCheckpoint, type TrustedKeys } from '../checkpoint.js';
import { hashBytes, hashesAt, type TileFolder, TilesDamaged, tileWidth } from './tile-folder.js';
import { folded, KeptHashes } from './tree-hashes.js';

/** Whole tiles that are looked at: what a power cut may have taken of what was written last. */
const tilesLookedAt = 64;

/**
 * So many leaves are kept as their checkpoint signs them; 0 where nothing counts. Looks at the edge of the tree and at what
 * was written last, so that it costs the same at any size.
 */
export function soundSize(
  folder: TileFolder,
  { keys, kind }: { readonly keys: TrustedKeys; readonly kind: LedgerKind },
): number {
  const note = folder.checkpoint() ?? '';
  const stated = readCheckpoint(note);
  if (stated?.origin.kind !== kind || !isSignedCheckpoint(note, keys.values())) return 0;
  try {
    if (new KeptHashes(folder, stated.size).root() !== stated.root) return 0;
    const whole = Math.floor(stated.size / tileWidth);
    const first = Math.max(0, whole - tilesLookedAt);
    for (let index = first; index < whole; index++)
      if (tileFault(folder, stated.size, { level: 0, index }) !== undefined) return 0;
    return stated.size;
  } catch (error) {
    if (error instanceof TilesDamaged) return 0;
    throw error;
  }
}

/** Why a whole tile is not what the tile above it says; undefined when it is. @throws TilesDamaged */
export function tileFault(
  folder: TileFolder,
  size: number,
  { level, index }: { readonly level: number; readonly index: number },
): string | undefined {
  const above = Math.floor(index / tileWidth);
  const width = Math.min(tileWidth, hashesAt(level + 1, size) - above * tileWidth);
  const at = (index % tileWidth) * hashBytes;
  const stated = folder.tile(level + 1, above, width).toString('hex', at, at + hashBytes);
  if (folded(folder.tile(level, index, tileWidth), 0, tileWidth) === stated) return undefined;
  return `tile ${index} of level ${level} in ${folder.path} is not what the tile above it says`;
}
