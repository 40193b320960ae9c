import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { FolderInUse, FolderLock } from '#engine/sqlite';
import { InvalidInput } from '#kernel';
import { syncFolder } from './durable-files.js';
import { BackupRefused } from './refused.js';

const lockName = 'lock.db';

/**
 * A folder that is being written beside the one that it becomes. Nobody takes it for a finished one: it has another name,
 * and no manifest. What a killed run left is removed by the next one to the same place.
 */
export class UnfinishedFolder {
  private constructor(
    readonly path: string,
    private readonly target: string,
    private readonly lock: FolderLock,
  ) {}

  /** @throws InvalidInput for a place that is taken or in the data folder, BackupRefused while another run writes there */
  static at(place: string, { dataDir }: { readonly dataDir: string }): UnfinishedFolder {
    const target = resolve(place);
    const refuse = (message: string) => new InvalidInput([{ field: 'FOLDER', message }]);
    if (`${target}${sep}`.startsWith(`${resolve(dataDir)}${sep}`))
      throw refuse(`${target} is in the data folder, which it is to outlive: name one on another disk`);
    if (existsSync(target) && readdirSync(target).length > 0)
      throw refuse(
        `${target} is there already, and is not replaced: name one that is not, such as with the date in it`,
      );
    const path = join(dirname(target), `.${basename(target)}.unfinished`);
    const made = mkdirSync(path, { recursive: true, mode: 0o700 });
    let lock: FolderLock;
    try {
      lock = lockIn(path);
    } catch (error) {
      // As on a full disk: nothing is left of what was only begun.
      if (made !== undefined) rmSync(made, { recursive: true, force: true });
      throw error;
    }
    for (const name of readdirSync(path))
      if (name !== lockName) rmSync(join(path, name), { recursive: true, force: true });
    return new UnfinishedFolder(path, target, lock);
  }

  /** It has its own name, on the disk, when this resolves. */
  async finish(): Promise<string> {
    for (const folder of foldersIn(this.path)) await syncFolder(folder);
    this.release();
    if (existsSync(this.target)) rmdirSync(this.target);
    renameSync(this.path, this.target);
    await syncFolder(dirname(this.target));
    return this.target;
  }

  /** Nothing is left of it. */
  abandon(): void {
    this.release();
    rmSync(this.path, { recursive: true, force: true });
  }

  private release(): void {
    this.lock.release();
    rmSync(join(this.path, lockName), { force: true });
  }
}

function lockIn(path: string): FolderLock {
  try {
    return FolderLock.take(join(path, lockName));
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    throw new BackupRefused(`another backup is being written to ${path}: wait for it to end`, {
      cause: error,
    });
  }
}

/** With everything below it. */
export const foldersIn = (path: string): readonly string[] => [
  path,
  ...readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((each) => each.isDirectory())
    .map((each) => join(each.parentPath, each.name)),
];
