import { readFileSync } from 'node:fs';
import { MasterKeyRefused } from './errors.js';
import { parseMasterKey } from './master-key-file.js';

/** One secret that wraps subjects' keys, under the name that people know it by. */
export interface WrappingGeneration {
  readonly name: string;
  readonly key: Uint8Array;
}

/**
 * `CASELEDGER_WRAPPING_KEY_FILE`: a line for each generation, `NAME KEY`, the newest last; KEY is 32 random bytes in hex or
 * base64. Once every key was moved to the newest one, the line of an older one is destroyed, wherever it is kept.
 * @throws MasterKeyRefused
 */
export function readWrappingKeys(file: string): readonly WrappingGeneration[] {
  const found = lines(file).map((line, at): WrappingGeneration => {
    const [, name, key] = /^([A-Za-z0-9._-]{1,40})\s+(\S+)$/.exec(line) ?? [];
    if (name === undefined || key === undefined)
      throw new MasterKeyRefused(
        `line ${at + 1} of ${file} is none: write NAME KEY, with 32 random bytes from: openssl rand -hex 32`,
      );
    return { name, key: parseMasterKey(key, `line ${at + 1} of ${file}`) };
  });
  if (found.length === 0) throw new MasterKeyRefused(`${file} names no wrapping key: write NAME KEY into it`);
  const names = new Set(found.map(({ name }) => name));
  if (names.size < found.length) throw new MasterKeyRefused(`${file} names two keys alike: give each a name`);
  return found;
}

function lines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
  } catch (error) {
    throw new MasterKeyRefused(
      `the file of wrapping keys cannot be read: ${(error as Error).message}: put it back from its backup; without it no personal data can be read`,
      { cause: error },
    );
  }
}
