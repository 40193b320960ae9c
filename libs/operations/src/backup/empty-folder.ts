import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, restoringIn } from '#composition';
import { InvalidInput } from '#kernel';
import { syncFolder } from './durable-files.js';
import { foldersIn } from './unfinished.js';

/** A folder that nothing is in, while a backup is restored into it: no server starts on it before that is done. */
export class RestoringFolder {
  private constructor(readonly path: string) {}

  /** @throws InvalidInput for one that holds anything */
  static in(path: string): RestoringFolder {
    mustBeEmpty(path);
    makeFolder(path);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(restoringIn(path), '{}\n', { flush: true });
    } catch (error) {
      rmSync(restoringIn(path), { force: true });
      throw error;
    }
    return new RestoringFolder(path);
  }

  /** All of it is on the disk when this resolves. */
  async finish(): Promise<void> {
    for (const folder of foldersIn(this.path)) await syncFolder(folder);
    await rm(restoringIn(this.path));
    await syncFolder(this.path);
  }

  /** It is empty again. */
  async abandon(): Promise<void> {
    for (const name of readdirSync(this.path))
      if (join(this.path, name) !== restoringIn(this.path))
        await rm(join(this.path, name), { recursive: true, force: true });
    await rm(restoringIn(this.path), { force: true });
  }
}

/** @throws InvalidInput for one that holds anything, with what to do after a restore that was killed */
export function mustBeEmpty(path: string): void {
  if (!existsSync(path) || readdirSync(path).length === 0) return;
  const message = existsSync(restoringIn(path))
    ? `${path} holds what a restore left that was interrupted: remove the folder, then run this again`
    : `${path} is not empty, and nothing in it is replaced: name a new folder`;
  throw new InvalidInput([{ field: '--data-dir', message }]);
}
