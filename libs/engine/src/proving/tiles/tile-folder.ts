import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tileHeight } from '../merkle-tree.js';

/** Hashes in a whole tile. */
export const tileWidth = 2 ** tileHeight;
/** Bytes of one. */
export const hashBytes = 32;

/** Kept hashes are not what their checkpoint signs, or are gone: they are made anew from the ledger. */
export class TilesDamaged extends Error {
  override readonly name = 'TilesDamaged';
}

/** Where a tile is below its log: `tile/LEVEL/x001/x234/567`, a partial one with `.p/WIDTH`. */
export function tilePath(level: number, index: number, width = tileWidth): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const parts = digits.match(/\d{3}/g) ?? [];
  const place = parts.map((part, at) => (at < parts.length - 1 ? `x${part}` : part)).join('/');
  return `tile/${level}/${place}${width < tileWidth ? `.p/${width}` : ''}`;
}

/** Hashes of one level, from the left, in a tree of so many leaves. */
export const hashesAt = (level: number, size: number): number => Math.floor(size / tileWidth ** level);

/**
 * The hashes of a ledger as files, in the layout of C2SP tlog-tiles, with the signed checkpoint up to which they go. Derived
 * from the ledger, so nothing waits for the disk: what a power cut takes is made anew.
 */
export class TileFolder {
  constructor(readonly path: string) {}

  /** The signed note up to which there are tiles; undefined where there are none. */
  checkpoint(): string | undefined {
    try {
      return readFileSync(join(this.path, 'checkpoint'), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** At least so many hashes of a tile: who reads while others write finds the whole one in place of a part. @throws TilesDamaged */
  tile(level: number, index: number, width: number): Buffer {
    const bytes = this.file(tilePath(level, index, width)) ?? this.file(tilePath(level, index));
    if (bytes === undefined || bytes.length < width * hashBytes || bytes.length % hashBytes !== 0)
      throw new TilesDamaged(
        `${join(this.path, tilePath(level, index, width))} is missing or cut off: make the hashes anew with caseledger ledger tiles`,
      );
    return bytes;
  }

  /** Writes hashes (hex) as a tile. */
  write(level: number, index: number, hashes: readonly string[]): void {
    const file = join(this.path, tilePath(level, index, hashes.length));
    const bytes = Buffer.from(hashes.join(''), 'hex');
    try {
      writeFileSync(file, bytes, { mode: 0o600 });
    } catch (error) {
      // Only the first tile of a folder has to make it.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(file, bytes, { mode: 0o600 });
    }
  }

  /** Up to here there are tiles now. */
  keepCheckpoint(note: string): void {
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    const file = join(this.path, 'checkpoint');
    writeFileSync(`${file}.new`, note, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  /** Parts of a tile that is whole now. */
  removeParts(level: number, index: number): void {
    rmSync(join(this.path, `${tilePath(level, index)}.p`), { recursive: true, force: true });
  }

  /** Nothing counts any more until it was made anew. */
  forget(): void {
    rmSync(join(this.path, 'checkpoint'), { force: true });
  }

  /** All of it goes. */
  async clear(): Promise<void> {
    this.forget();
    await rm(join(this.path, 'tile'), { recursive: true, force: true });
  }

  private file(path: string): Buffer | undefined {
    try {
      return readFileSync(join(this.path, path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
