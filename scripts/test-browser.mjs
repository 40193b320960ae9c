// npm run test:browser: walks the pages in a real Chromium. Arguments go to Playwright: npm run test:browser -- shell
import './runtime.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, setUp } from './set-up.mjs';

const folder = join(root, 'test', 'browser');
/** The headless shell is the same engine without a browser's own windows: a fifth less work. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/** The browser to use: `CHROMIUM_PATH`, or one on the PATH. Undefined where there is none. */
export const findChromium = () =>
  process.env.CHROMIUM_PATH ||
  names
    .flatMap((name) => (process.env.PATH ?? '').split(':').map((each) => join(each, name)))
    .find((path) => existsSync(path));

/** Answers the counts of the run. Where there is no browser every test counts as skipped. */
export function testInBrowser(args = []) {
  const chromium = findChromium();
  if (chromium === undefined) {
    const files = readdirSync(folder).filter((name) => name.endsWith('.browser.ts'));
    const skipped = files
      .map((name) => readFileSync(join(folder, name), 'utf8').match(/^\s*test\(/gm)?.length ?? 0)
      .reduce((sum, each) => sum + each, 0);
    console.log('\nSKIPPED: the pages were not tried, because there is no Chromium on this machine.');
    console.log(
      'Install it (Debian: apt-get install chromium-headless-shell), or name one in CHROMIUM_PATH.',
    );
    return { passed: 0, failed: 0, skipped };
  }
  const temporary = mkdtempSync(join(tmpdir(), 'caseledger-test-'));
  const summary = join(temporary, 'summary');
  spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
      'test',
      '--config',
      join(folder, 'playwright.config.ts'),
      ...args,
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        // What stands in for the servers of other stores comes from the sources.
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --conditions=source`,
        TEST_SUMMARY_FILE: summary,
        CHROMIUM_PATH: chromium,
      },
    },
  );
  const line = existsSync(summary) ? readFileSync(summary, 'utf8') : '0 passed, 1 failed, 0 skipped';
  rmSync(temporary, { recursive: true, force: true });
  const [passed = 0, failed = 0, skipped = 0] = line.match(/\d+/g).map(Number);
  return { passed, failed, skipped };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  setUp();
  const { passed, failed, skipped } = testInBrowser(process.argv.slice(2));
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exit(failed > 0 ? 1 : 0);
}
