import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

test('the built store keeps the contract with its writer on a thread', () => {
  if (!existsSync('dist/libs/event-store/sqlite/index.js'))
    throw new Error('there is no dist/libs/event-store/sqlite: run "npm run build" before the tests');
  const script = join('libs', 'event-store', 'sqlite', 'testing', 'threaded.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--test-reporter=tap', script], {
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  expect(stdout).toContain('# fail 0');
}, 130_000);
