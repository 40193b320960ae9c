import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Nothing in its folder can be written: a copy on a medium to read, or another user's. */
export function isFrozen(file: string): boolean {
  try {
    accessSync(dirname(file), constants.W_OK);
    return false;
  } catch {
    const log = `${file}-wal`;
    return existsSync(file) && (!existsSync(log) || statSync(log).size === 0);
  }
}

/**
 * How SQLite is told to open a file to read it. It keeps shared memory beside the file; where it cannot, it reads a file
 * without a log as one that nobody changes.
 */
export const toRead = (file: string): string =>
  isFrozen(file) ? `${pathToFileURL(file)}?immutable=1` : file;
