import { StoreRefused } from '../src/index.js';

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const codes = { busy: 5, locked: 6, ioError: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 };
const failedSyncs = new Set([1034, 1290]);

const extendedCode = (error: unknown): number | undefined => (error as { errcode?: number }).errcode;

const isOneOf = (error: unknown, ...wanted: number[]): boolean => {
  const code = extendedCode(error);
  return code !== undefined && wanted.includes(code & 0xff);
};

/**
 * Whether a failed COMMIT surely stored nothing: the lock was not had, or a write to the log failed before its
 * commit mark. After a failed sync the mark may be on disk, and a crash now would bring the events back.
 */
export const surelyNotStored = (error: unknown): boolean =>
  isOneOf(error, codes.busy, codes.full) ||
  (isOneOf(error, codes.ioError) && !failedSyncs.has(extendedCode(error)!));

/** Trouble that may be gone at the next try. */
export const isPassing = (error: unknown): boolean => isOneOf(error, codes.busy, codes.locked, codes.ioError);

/** What was wrong with the file, and what to do about it. Passes on what is no trouble of the file. */
export function refusal(file: string, error: unknown): Error {
  if (error instanceof StoreRefused) return error;
  const because = error instanceof Error ? error.message : String(error);
  if (isOneOf(error, codes.busy, codes.locked))
    return new StoreRefused(
      `${file} is in use by another process (${because}): stop that process, or send the command to it`,
    );
  if (isOneOf(error, codes.corrupt, codes.notADatabase)) return damaged(file, because);
  if (isOneOf(error, codes.cannotOpen))
    return new StoreRefused(`${file} cannot be opened (${because}): check the folder and its permissions`);
  return error instanceof Error ? error : new Error(because);
}

export const damaged = (file: string, because: string): StoreRefused =>
  new StoreRefused(
    `${file} is damaged or is no ledger (${because}): nothing was changed; keep the file, restore a backup`,
  );
