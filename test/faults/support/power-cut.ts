import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Dice } from './dice.js';

const source = join(process.cwd(), 'test', 'faults', 'lost-writes.c');
const sectorBytes = 512;

/** Whether this machine has a C compiler, which the power cut is made with. */
export const hasCompiler = spawnSync('cc', ['--version']).status === 0;

/** Power that can be cut: what a killed server wrote and had not synced is lost, wholly or in part. */
export class PowerCut {
  private readonly library: string;
  private readonly images: string;

  /** @param folder for the library and the images of files; not the data folder */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.library = join(folder, 'lost-writes.so');
    this.images = join(folder, 'images');
    const made = spawnSync('cc', ['-O1', '-shared', '-fPIC', '-o', this.library, source, '-ldl'], {
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`lost-writes.c cannot be compiled: ${made.stderr}`);
    this.begin();
  }

  /** Environment of a server whose writes are watched. `deaf`: the disk lies about every sync. */
  environment(dataDir: string, { deaf = false } = {}): Readonly<Record<string, string>> {
    return {
      LD_PRELOAD: this.library,
      LOST_WRITES_UNDER: dataDir,
      LOST_WRITES_IMAGES: this.images,
      ...(deaf && { LOST_WRITES_DEAF: '1' }),
    };
  }

  /** What is in the folder now counts as synced. */
  begin(): void {
    rmSync(this.images, { recursive: true, force: true });
    mkdirSync(this.images);
  }

  /** After the process is gone: leaves of each file what was synced and, by the dice, some sectors of what was not. */
  cut(dataDir: string, dice?: Dice): void {
    for (const path of filesUnder(dataDir)) {
      if (path.endsWith('-shm')) {
        rmSync(path);
        continue;
      }
      const image = join(this.images, String(statSync(path).ino));
      if (existsSync(`${image}.new`)) {
        if (dice === undefined || dice(2) === 0) rmSync(path);
        else truncateSync(path);
      } else if (existsSync(image)) {
        const synced = readFileSync(image);
        writeFileSync(
          path,
          dice === undefined || dice(3) > 0 ? synced : mixed(synced, readFileSync(path), dice),
        );
      }
    }
    this.begin();
  }
}

/**
 * Disks write sectors whole, but in any order: each unsynced one may have made it. To cut a file short is one change of
 * its length: either it was made, or all stands behind that stood there.
 */
function mixed(synced: Buffer, written: Buffer, dice: Dice): Buffer {
  const size = dice(2) === 0 ? synced.length : written.length;
  const result = Buffer.alloc(size);
  synced.copy(result);
  for (let at = 0; at < Math.min(size, written.length); at += sectorBytes)
    if (dice(2) === 0) {
      result.fill(0, at, Math.min(size, at + sectorBytes));
      written.copy(result, at, at, at + sectorBytes);
    }
  return result;
}

function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else if (entry.isFile()) yield path;
  }
}
