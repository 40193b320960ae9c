import { join } from 'node:path';
import { isSignedCheckpoint, type LedgerKind, readCheckpoint, type TrustedKeys } from '../checkpoint.js';
import { type TileFolder, TilesDamaged, tilePath, tileWidth } from './tile-folder.js';

/** Compares kept hashes, file by file, with those of a tree that grows while the ledger is verified. */
export class TileComparison {
  private readonly levels: { index: number; pending: string[] }[] = [];
  private readonly size: number;
  private leaves = 0;
  private comparedEnds = false;
  private found: string | undefined;

  constructor(
    private readonly folder: TileFolder,
    trusted: { readonly keys: TrustedKeys; readonly kind: LedgerKind },
  ) {
    const note = folder.checkpoint();
    const stated = readCheckpoint(note ?? '');
    const isSigned = stated?.origin.kind === trusted.kind && isSignedCheckpoint(note!, trusted.keys.values());
    if (note !== undefined && !isSigned)
      this.found = this.isNot(join(folder.path, 'checkpoint'), 'signed for this ledger');
    this.size = isSigned ? stated.size : 0;
  }

  /** Called as the tree grows: see `MerkleTree`. */
  add(level: number, hash: string): void {
    if (this.found !== undefined || this.comparedEnds) return;
    if (level === 0 && this.leaves++ === this.size) {
      this.compareEnds();
      return;
    }
    this.levels[level] ??= { index: 0, pending: [] };
    const end = this.levels[level];
    end.pending.push(hash);
    if (end.pending.length < tileWidth) return;
    this.compare(level, end.index, end.pending);
    end.index++;
    end.pending = [];
  }

  /** What is wrong once the whole tree has grown; undefined when all that is kept is right. */
  fault(): string | undefined {
    if (this.found === undefined && this.leaves < this.size)
      return `hashes of ${this.size} events are kept in ${this.folder.path}, but the ledger's seals cover ${this.leaves}: it was cut off, or put back from an older copy`;
    if (this.size > 0) this.compareEnds();
    return this.found;
  }

  /** The tiles that were not whole under the checkpoint. */
  private compareEnds(): void {
    if (this.comparedEnds) return;
    this.comparedEnds = true;
    for (const [level, { index, pending }] of this.levels.entries())
      if (pending.length > 0) this.compare(level, index, pending);
  }

  private compare(level: number, index: number, hashes: readonly string[]): void {
    const name = join(this.folder.path, tilePath(level, index, hashes.length));
    const wanted = Buffer.from(hashes.join(''), 'hex');
    try {
      const kept = this.folder.tile(level, index, hashes.length);
      if (!kept.subarray(0, wanted.length).equals(wanted)) this.found ??= this.isNot(name, 'what was sealed');
    } catch (error) {
      if (!(error instanceof TilesDamaged)) throw error;
      this.found ??= error.message;
    }
  }

  private isNot = (name: string, what: string) =>
    `${name} is not ${what}: it was altered; the ledger itself is sound, make its hashes anew with caseledger ledger tiles`;
}
