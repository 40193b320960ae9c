import { isSignedCheckpoint, type LedgerKind, readCheckpoint, type TrustedKeys } from '../checkpoint.js';
import { tileFault } from './sound-tiles.js';
import { hashesAt, type TileFolder, TilesDamaged, tileWidth } from './tile-folder.js';
import { KeptHashes } from './tree-hashes.js';

/** Leaves as they were sealed: they tell which event is not the one that it was. */
export interface SealedLeaves {
  /** Hex; undefined where nobody knows it for certain. */
  leaf(ordinal: number): string | undefined;
}

/** The leaves under a signed checkpoint, each believed only where its tile leads to the signed root. */
export class KeptLeaves implements SealedLeaves {
  private readonly sound = new Map<string, boolean>();

  private constructor(
    private readonly folder: TileFolder,
    private readonly hashes: KeptHashes,
  ) {}

  /** Undefined where nothing is kept, or not what one of the keys signed. */
  static under(
    folder: TileFolder,
    { keys, kind }: { readonly keys: TrustedKeys; readonly kind: LedgerKind },
  ): KeptLeaves | undefined {
    const note = folder.checkpoint() ?? '';
    const stated = readCheckpoint(note);
    if (stated?.origin.kind !== kind || !isSignedCheckpoint(note, keys.values())) return undefined;
    const hashes = new KeptHashes(folder, stated.size);
    const root = unlessDamaged(() => hashes.root());
    return root === stated.root ? new KeptLeaves(folder, hashes) : undefined;
  }

  leaf(ordinal: number): string | undefined {
    if (ordinal >= this.hashes.size || !this.leadsToTheRoot(0, Math.floor(ordinal / tileWidth)))
      return undefined;
    return unlessDamaged(() => this.hashes.leaf(ordinal));
  }

  /** What is not whole yet is part of the root itself. */
  private leadsToTheRoot(level: number, index: number): boolean {
    if (hashesAt(level, this.hashes.size) < (index + 1) * tileWidth) return true;
    const name = `${level}/${index}`;
    let sound = this.sound.get(name);
    if (sound === undefined) {
      sound =
        unlessDamaged(() => tileFault(this.folder, this.hashes.size, { level, index }) === undefined) ===
          true && this.leadsToTheRoot(level + 1, Math.floor(index / tileWidth));
      this.sound.set(name, sound);
    }
    return sound;
  }
}

function unlessDamaged<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof TilesDamaged) return undefined;
    throw error;
  }
}
