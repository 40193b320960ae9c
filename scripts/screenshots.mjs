// npm run screenshots: starts the product on invented people and takes the pictures of docs/screenshots.
import './runtime.mjs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, setUp } from './set-up.mjs';
import { findChromium } from './test-browser.mjs';

const wide = { width: 1280, height: 900 };
const phone = { width: 360, height: 780 };
const target = join(root, 'docs', 'screenshots');

/** `prepare` brings the page from `path` to what the picture shows. */
const pictures = [
  { name: 'sign-in', path: '/sign-in', size: wide },
  { name: 'worker-home', identity: 'worker-19', path: '/worker', size: wide },
  { name: 'case-link-request-search', identity: 'worker-19', path: '/worker/case-link-requests', size: wide },
  {
    name: 'select-person',
    identity: 'worker-19',
    path: '/worker/case-link-requests?sort=oldest',
    size: wide,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Submit' }).first().click();
      await page.getByRole('button', { name: 'Search' }).first().click();
      await page.getByRole('radio').first().check();
    },
  },
  {
    name: 'select-person-summary',
    identity: 'worker-19',
    path: '/worker/case-link-requests?sort=oldest',
    size: wide,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Submit' }).first().click();
      await page.getByRole('button', { name: 'Search' }).first().click();
      await page.getByRole('radio').first().check();
      await page.getByRole('button', { name: 'Select', exact: true }).first().click();
      await page.getByRole('heading', { name: 'Case Link Select Person Summary' }).waitFor();
    },
  },
  { name: 'keyboard', identity: 'worker-19', path: '/worker/keyboard', size: wide },
  { name: 'portal-home', identity: 'customer-1', path: '/portal', size: phone },
  { name: 'portal-link', identity: 'customer-1', path: '/portal/link', size: phone },
  // Another customer: the language belongs to the account, which has taken that of the pictures above.
  { name: 'portal-link-es', identity: 'customer-2', path: '/portal/link', size: phone, language: 'es' },
  { name: 'outbox', identity: 'ops', path: '/ops/outbox', size: wide },
];

setUp();
const { chromium } = await import('@playwright/test');
const dataDir = mkdtempSync(join(tmpdir(), 'caseledger-screenshots-'));
const server = spawn(process.execPath, [join(root, 'dist', 'apps', 'api', 'src', 'main.js')], {
  env: { ...process.env, DATA_DIR: dataDir, PORT: '0', DEMO_DATA: '1000', LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const baseURL = await new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (chunk) => {
      printed += chunk;
      const [, url] = /is ready: (\S+)/.exec(printed) ?? [];
      if (url) resolve(url);
    });
    server.on('exit', () => reject(new Error(`the server ended:\n${printed}`)));
  });
  const customers = JSON.parse(readFileSync(join(dataDir, 'demo', 'customers.json'), 'utf8'));
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  mkdirSync(target, { recursive: true });
  for (const { name, identity, path, size, language = 'en', prepare } of pictures) {
    const context = await browser.newContext({ baseURL, viewport: size, deviceScaleFactor: 1 });
    await context.addInitScript(`localStorage.setItem('language', '${language}')`);
    if (identity) await context.request.post('/api/v1/demo/session', { data: { identity } });
    const page = await context.newPage();
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await prepare?.(page, customers);
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.screenshot({ path: join(target, `${name}.png`) });
    console.log(`docs/screenshots/${name}.png`);
    await context.close();
  }
  await browser.close();
} finally {
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
  rmSync(dataDir, { recursive: true, force: true });
}
