import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Shared memory takes 32 KiB beside each file of a data folder that is open. */
const roomForAll = 1024 * 1024;

/** Nothing in its folder can be written: a copy on a medium to read, or another user's. */
function isFrozen(file: string): boolean {
  try {
    accessSync(dirname(file), constants.W_OK);
    return false;
  } catch {
    return isWithoutLog(file);
  }
}

/** Nobody has it open, and on a full disk nobody can open it to write. */
function isShutIn(file: string): boolean {
  if (!isWithoutLog(file) || existsSync(`${file}-shm`)) return false;
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize < roomForAll;
}

function isWithoutLog(file: string): boolean {
  const log = `${file}-wal`;
  return existsSync(file) && (!existsSync(log) || statSync(log).size === 0);
}

/**
 * How SQLite is told to open a file to read it, for who does not write it as well. It keeps shared memory beside the
 * file; where it cannot, it reads a file without a log as one that nobody changes.
 */
export const toRead = (file: string): string =>
  isFrozen(file) || isShutIn(file) ? `${pathToFileURL(file)}?immutable=1` : file;
