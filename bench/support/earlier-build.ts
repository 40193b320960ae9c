import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const patience = 10 * 60_000;

/**
 * The folder of the build of another commit, to be measured beside this one. It is made once, with the packages that it
 * names, and kept. @throws where git or npm refuse
 */
export function earlierBuild(revision: string): string {
  const commit = execFileSync('git', ['rev-parse', '--verify', `${revision}^{commit}`], { cwd: root })
    .toString()
    .trim();
  const folder = join(root, 'node_modules', '.cache', 'builds', commit);
  if (existsSync(folder)) return folder;
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  const files = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 2 ** 30 });
  execFileSync('tar', ['-x'], { cwd: making, input: files });
  for (const args of [['ci'], ['run', 'build']])
    execFileSync('npm', args, { cwd: making, stdio: ['ignore', 'ignore', 'inherit'], timeout: patience });
  renameSync(making, folder);
  return folder;
}
