import { StoreRefused } from '../src/index.js';

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const codes = { busy: 5, locked: 6, ioError: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 };
/** An I/O error of a write or a lock: it comes before the commit mark. */
const failedWrites = new Set([778, 3850]);

/** An error that came from another thread has lost its code; the text is SQLite's own. */
const texts: readonly (readonly [string, number])[] = [
  ['database is locked', codes.busy],
  ['disk I/O error', codes.ioError],
  ['disk image is malformed', codes.corrupt],
  ['disk is full', codes.full],
  ['unable to open database', codes.cannotOpen],
  ['not a database', codes.notADatabase],
];

function extendedCode(error: unknown): number | undefined {
  const { errcode, message = '' } = error as { errcode?: number; message?: string };
  return errcode ?? texts.find(([text]) => message.includes(text))?.[1];
}

const isOneOf = (error: unknown, ...wanted: number[]): boolean => {
  const code = extendedCode(error);
  return code !== undefined && wanted.includes(code & 0xff);
};

/**
 * Whether a failed COMMIT surely stored nothing: the lock was not had, or a write to the log failed before its
 * commit mark. After a failed sync the mark may be on disk, and a crash now would bring the events back.
 */
export const surelyNotStored = (error: unknown): boolean =>
  isOneOf(error, codes.busy, codes.full) || failedWrites.has(extendedCode(error) ?? 0);

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
