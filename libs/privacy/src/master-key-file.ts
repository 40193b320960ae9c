import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Randomness } from '#kernel';
import { MasterKeyRefused } from './errors.js';

const length = 32;
const fewestDistinctBytes = 12;

/** 32 random bytes in hex or base64. `where` names the source in the refusal; the text itself is never shown. */
export function parseMasterKey(text: string, where: string): Uint8Array {
  const trimmed = text.trim();
  const key = /^[0-9a-f]{64}$/i.test(trimmed)
    ? Buffer.from(trimmed, 'hex')
    : /^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)
      ? Buffer.from(trimmed, 'base64')
      : undefined;
  if (key?.length !== length)
    throw new MasterKeyRefused(
      `${where} holds no master key: it must be 32 random bytes in hex or base64, for example from: openssl rand -hex 32`,
    );
  if (new Set(key).size < fewestDistinctBytes)
    throw new MasterKeyRefused(
      `${where} holds a master key that is not random: make one with: openssl rand -hex 32`,
    );
  return key;
}

export function readMasterKey(file: string): Uint8Array {
  try {
    return parseMasterKey(readFileSync(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof MasterKeyRefused) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new MasterKeyRefused(
      code === 'ENOENT'
        ? `the master key file ${file} is missing: put it back from its backup, or name it with CASELEDGER_MASTER_KEY_FILE; without it no personal data can be read`
        : `the master key file cannot be read: ${message}`,
      { cause: error },
    );
  }
}

/** Makes a key file that only its owner can read; the key of a process that was faster wins. */
export function createMasterKey(file: string, randomness: Randomness): Uint8Array {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomness.uuid()}`;
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeSync(handle, `${Buffer.from(randomness.bytes(length)).toString('hex')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(draft, file);
    syncFolder(dirname(file));
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readMasterKey(file);
}

/** A new name is durable only once its folder is. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
