// npm test: installs and builds what is missing, then runs every test that needs no outside server, the pages last.
// Arguments go to Jest, and leave the pages out: npm test -- libs/engine
import './runtime.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, setUp } from './set-up.mjs';
import { testInBrowser } from './test-browser.mjs';

setUp();
const args = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'caseledger-test-'));
const summary = join(folder, 'summary');
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
    ...args,
    '--reporters=default',
    '--reporters=./scripts/summary-reporter.cjs',
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, TEST_SUMMARY_FILE: summary } },
);
const line = existsSync(summary) ? readFileSync(summary, 'utf8') : '0 passed, 1 failed, 0 skipped';
rmSync(folder, { recursive: true, force: true });
const [passed = 0, failed = 0, skipped = 0] = line.match(/\d+/g).map(Number);
const pages = args.length === 0 ? testInBrowser() : { passed: 0, failed: 0, skipped: 0 };
console.log(
  `${passed + pages.passed} passed, ${failed + pages.failed} failed, ${skipped + pages.skipped} skipped`,
);
process.exit(status === 0 && pages.failed === 0 ? 0 : 1);
