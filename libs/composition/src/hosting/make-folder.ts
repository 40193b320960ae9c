import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it, each for its owner only; one that is there stays as it is. Folder by folder: Node's
 * own recursive `mkdir` does not give up on some file systems on which nothing can be made. @throws what the system says of the first one that cannot be made
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Somebody else was faster.
    if (isFolder(path)) return;
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new Error(`${path} is no folder`);
    throw error;
  }
}

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};
