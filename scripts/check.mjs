// npm run check: types, lint, import rules, unused code, generated files up to date.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkNode, install, root } from './set-up.mjs';

checkNode();
install();
const bin = (name) => join(root, 'node_modules', '.bin', name);
const steps = [
  ['types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']],
  ['types of the pages', bin('tsc'), ['--noEmit', '-p', 'apps/web/tsconfig.json']],
  ['types of their tests', bin('tsc'), ['--noEmit', '-p', 'test/browser/tsconfig.json']],
  ['format and lint', bin('biome'), ['check', '--error-on-warnings']],
  ['lint with types', bin('eslint'), ['.']],
  [
    'import rules',
    bin('depcruise'),
    ['apps', 'libs', 'test', 'bench', '--config', '.dependency-cruiser.cjs'],
  ],
  ['unused code', bin('knip'), ['--include-entry-exports', '--exclude', 'types']],
  ['generated files', process.execPath, ['scripts/generate.mjs', '--check']],
  ['generated client', process.execPath, ['scripts/generate-client.mjs', '--check']],
];
const failed = [];
for (const [name, command, args] of steps) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  if (status === 0) continue;
  failed.push(name);
  console.log(`${stdout}${stderr}`);
}
if (failed.length > 0) {
  console.error(`check failed: ${failed.join(', ')}`);
  process.exit(1);
}
