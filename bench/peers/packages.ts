import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The sources' own folder: this file runs from dist/bench/peers. */
const folder = join(import.meta.dirname, '..', '..', '..', 'bench', 'peers');
const installed = join(folder, 'node_modules', '.package-lock.json');
const wanted = join(folder, 'package-lock.json');

/**
 * One of the peers' packages. They are no packages of the project: the first call installs them beside the
 * benchmark. @throws when they cannot be installed or loaded
 */
export function peerPackage(name: string): unknown {
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(wanted).mtimeMs) install();
  return createRequire(join(folder, 'package.json'))(name);
}

function install(): void {
  console.log('Installing the peers of the benchmarks (some minutes, once) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('npm could not install the peers');
}
