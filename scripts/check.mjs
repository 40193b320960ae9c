// npm run check: types, lint, import rules, unused code, generated files up to date; as many at a time as there are cores.
import './runtime.mjs';
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { install, root } from './set-up.mjs';

install();
const bin = (name) => join(root, 'node_modules', '.bin', name);
const steps = [
  ['lint with types', bin('eslint'), ['.']],
  ['types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']],
  ['types of the pages', bin('tsc'), ['--noEmit', '-p', 'apps/web/tsconfig.json']],
  ['types of their tests', bin('tsc'), ['--noEmit', '-p', 'test/browser/tsconfig.json']],
  ['format and lint', bin('biome'), ['check', '--error-on-warnings']],
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
const waiting = steps.values();
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (const [name, command, args] of waiting) {
      const { status, said } = await run(command, args);
      console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
      if (status === 0) continue;
      failed.push(name);
      console.log(said);
    }
  }),
);
if (failed.length > 0) {
  console.error(`check failed: ${failed.join(', ')}`);
  process.exit(1);
}

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, said }));
  });
}
