import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A keyed digest would be the same to the importer. */
export const digest = (kind: string, value: string): Uint8Array =>
  createHash('sha256').update(`${kind} ${value}`).digest();

/** A folder for the files of one test file, gone afterwards. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'people-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    write: (name: string, content: string | Uint8Array): string => {
      const file = join(path, name);
      writeFileSync(file, content);
      return file;
    },
  };
}
