import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';

const cache = join(process.cwd(), 'node_modules', '.cache', 'caseledger', 'mongodb');
const longestBuild = 10 * 60_000;

/**
 * The folder into which `build` put something, now or in an earlier run with the same `sources`. Two test processes
 * at once build it once. Synchronous: which tests there are depends on it.
 */
export function buildOnce(name: string, sources: string, build: (into: string) => void): string {
  const folder = join(cache, `${name}-${digestOf(sources)}`);
  mkdirSync(cache, { recursive: true });
  while (!existsSync(folder)) {
    if (!lock(`${folder}.lock`)) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
      continue;
    }
    const unfinished = mkdtempSync(`${folder}.`);
    try {
      build(unfinished);
      renameSync(unfinished, folder);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
      rmSync(`${folder}.lock`, { recursive: true, force: true });
    }
  }
  return folder;
}

function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}

/** False while another process builds; the lock of one that died counts no more. */
function lock(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    const since = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > longestBuild)
      rmSync(folder, { recursive: true, force: true });
    return false;
  }
}
