#!/usr/bin/env node
// caseledger …: installs and builds what is missing (a word about it goes to standard error), then runs the command.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const runtime = join(root, 'scripts', 'runtime.mjs');
const setUp = join(root, 'scripts', 'set-up.mjs');

if (existsSync(runtime)) await import(pathToFileURL(runtime).href);

// A copy without sources (a container image) is built already.
if (existsSync(setUp) && existsSync(join(root, 'tsconfig.build.json'))) {
  const script = `(await import(${JSON.stringify(pathToFileURL(setUp).href)})).setUp()`;
  // Standard output belongs to the command: scripts read it.
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}

await import(pathToFileURL(join(root, 'dist', 'apps', 'ops', 'src', 'main.js')).href);
