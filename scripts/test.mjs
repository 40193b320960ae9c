// npm test: installs and builds what is missing, then runs every test that needs no outside server.
// Arguments go to Jest: npm test -- libs/engine
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, setUp } from './set-up.mjs';

setUp();
const folder = mkdtempSync(join(tmpdir(), 'caseledger-test-'));
const summary = join(folder, 'summary');
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
    ...process.argv.slice(2),
    '--reporters=default',
    '--reporters=./scripts/summary-reporter.cjs',
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, TEST_SUMMARY_FILE: summary } },
);
console.log(existsSync(summary) ? readFileSync(summary, 'utf8') : '0 passed, 1 failed, 0 skipped');
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);
