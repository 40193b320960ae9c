import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const mebibyte = 1024 * 1024;
const mebibytes = 24;
const taken = 18;

/** A file system of 24 MiB of which 18 are taken by something else. Needs the right to mount one. */
export class SmallDisk {
  private constructor(private readonly path: string) {}

  /** Undefined where nothing may be mounted. */
  static mount(path: string): SmallDisk | undefined {
    mkdirSync(path);
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', path]);
    if (status !== 0) return undefined;
    writeFileSync(join(path, 'ballast'), Buffer.alloc(taken * mebibyte));
    return new SmallDisk(path);
  }

  get folder(): string {
    return this.path;
  }

  /** Somebody tidies up. */
  makeRoom(): void {
    rmSync(join(this.path, 'ballast'));
  }

  /** From now on nothing on it can be written, by nobody. */
  freeze(): void {
    spawnSync('mount', ['-o', 'remount,ro', this.path]);
  }

  unmount(): void {
    spawnSync('umount', ['--lazy', this.path]);
  }
}
